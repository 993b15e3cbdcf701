import { ruleNameOf, type AccountabilityLine } from '@tingsu/contracts';
import type { ReactNode } from 'react';
import { columnName } from '../i18n/column-name';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import { grouped } from '../remedies/money';

/** What a line is called: its kind, or the outcome that it stands for. */
export const useLineName = () => {
  const { t, language } = useWords();
  return ({ kind, outcome }: AccountabilityLine): string =>
    kind === 'outcome' ? columnName(outcome ?? '', language) : t(`accKind_${kind}`);
};

const Value = ({ line }: { readonly line: AccountabilityLine }) => {
  const { t } = useWords();
  const { kind, amount, points, computed, instalments } = line;
  if (points !== null) return <>{t('accPoints', { points })}</>;
  if (!amount) return kind === 'outcome' && line.rule === 'lateness' ? t('accByAppraisal') : null;
  const [first] = instalments ?? [];
  return (
    <>
      {grouped(amount.value)} {amount.currency}
      {computed !== undefined && (
        <div className="soft">{t('accComputed', { value: (computed / 100).toFixed(2) })}</div>
      )}
      {first && (
        <div className="soft">
          {t('accInstalments', { count: instalments?.length ?? 0, each: grouped(first.value) })}
        </div>
      )}
      {instalments?.length === 0 && <div className="soft">{t('accNoDeduction')}</div>}
    </>
  );
};

/** By which a rule is found: its id, the document that brings it, and what it stands on. */
const codesOf = ({ rule, source, basis }: AccountabilityLine): string =>
  [rule, source, ...basis].filter(Boolean).join(' · ');

/** Each line with who answers, how much, and by which rule and sum. */
export const LinesTable = ({
  lines,
  more,
}: {
  readonly lines: readonly AccountabilityLine[];
  more?(line: AccountabilityLine): ReactNode;
}) => {
  const { t, language } = useWords();
  const directory = useDirectory();
  const nameOf = useLineName();
  const columns = [t('accWhat'), t('accWho'), t('accAmount'), t('accHow')];
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label={t('accLines')}>
      <table className="figures parked" data-testid="lines">
        <thead>
          <tr>
            {[...columns, ...(more ? [t('accChange')] : [])].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key} data-line={line.key}>
              <th scope="row">{nameOf(line)}</th>
              <td>
                {line.personId === null ? '' : `${directory.person(line.personId)} `}
                <span className="soft">{t(`accBearer_${line.bearer}`)}</span>
              </td>
              <td>
                <Value line={line} />
              </td>
              <td>
                {line.formula && <div>{line.formula}</div>}
                <div className="soft">{ruleNameOf(line.rule, language === 'en' ? 'en' : 'zh')}</div>
                <small className="soft acc-hash">
                  {t('accReference', { codes: codesOf(line) })}
                </small>
              </td>
              {more && <td>{more(line)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
