import { adviceOf, type Advice, type WhatIf, type WhatIfChange } from '@tingsu/contracts';
import { Alert } from 'antd';
import { choiceLabel } from '../i18n/administration';
import { label } from '../i18n/labels';
import { inLanguage, type Language } from '../i18n/language';
import { useWords } from '../kit/words';

type Decision = WhatIfChange['decisions'][number];

/** What was decided, in words; the code itself where no table names it, such as a unit of the hospital. */
const wordsFor: Readonly<Record<string, (code: string, language: Language) => string>> = {
  acceptance: (acceptance, language) => adviceText(adviceOf({ acceptance }), language),
  nature: (code, language) => choiceLabel(language, 'nature', code),
  priority: (code, language) => label(language, 'priority', code),
  reportable: (code, language) => choiceLabel(language, 'decisionKind', code),
};

const adviceText = (advised: Advice, language: Language): string => {
  const advice = label(language, 'acceptance', advised.advice);
  if (!('code' in advised)) return advice;
  const table = advised.advice === 'supplement' ? 'missing' : 'decline';
  return `${advice} (${label(language, table, advised.code)})`;
};

export const kindText = ({ kind }: Decision, language: Language): string =>
  choiceLabel(language, 'decisionKind', kind);
export const decisionText = ({ kind }: Decision, code: string, language: Language): string =>
  wordsFor[kind]?.(code, language) ?? code;

const Decisions = ({ run }: { readonly run: WhatIf }) => {
  const { t, language } = useWords();
  if (run.decisions.length === 0) return null;
  return (
    <section className="card" aria-label={t('whatIfDecisions')}>
      <h2>{t('whatIfDecisions')}</h2>
      <dl className="pairs">
        {run.decisions.map((one) => (
          <div key={one.key}>
            <dt>{inLanguage(one.label, language)}</dt>
            <dd>{one.count}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

const Clocks = ({ run }: { readonly run: WhatIf }) => {
  const { t, language } = useWords();
  const changed = run.clocks.filter(
    ({ earlier, later, added, removed, metBefore, metAfter }) =>
      earlier + later + added + removed > 0 || metBefore !== metAfter,
  );
  if (changed.length === 0) return null;
  const columns = [
    'whatIfEarlier',
    'whatIfLater',
    'whatIfAdded',
    'whatIfRemoved',
    'whatIfMet',
  ] as const;
  return (
    <section className="card" aria-label={t('whatIfClocks')}>
      <h2>{t('whatIfClocks')}</h2>
      <table className="rules figures">
        <thead>
          <tr>
            <th scope="col">{t('whatIfClocks')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changed.map((clock) => (
            <tr key={clock.clockId} data-clock={clock.clockId}>
              <td data-label={t('whatIfClocks')} data-column="name">
                {inLanguage(clock.label, language)}
                <small>{clock.clockId}</small>
              </td>
              <td data-label={t('whatIfEarlier')}>{clock.earlier}</td>
              <td data-label={t('whatIfLater')}>{clock.later}</td>
              <td data-label={t('whatIfAdded')}>{clock.added}</td>
              <td data-label={t('whatIfRemoved')}>{clock.removed}</td>
              <td data-label={t('whatIfMet')}>
                {t('whatIfMetCell', {
                  before: clock.metBefore,
                  after: clock.metAfter,
                  stopped: clock.stopped,
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** What would change: how many complaints, which decisions, which time limits and how many of them would have been met. */
export const WhatIfResult = ({ run }: { readonly run: WhatIf }) => {
  const { t } = useWords();
  const text =
    run.changed > 0
      ? t('whatIfDone', { total: run.total, changed: run.changed })
      : t('whatIfNothing', { total: run.total });
  return (
    <div data-testid="what-if-result" data-changed={run.changed}>
      <Alert
        type={run.changed > 0 ? 'info' : 'success'}
        showIcon
        role="status"
        title={text}
        style={{ marginBottom: 12 }}
      />
      <Decisions run={run} />
      <Clocks run={run} />
    </div>
  );
};
