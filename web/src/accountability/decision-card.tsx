import type { AccountabilityMatter, DecisionService } from '@tingsu/contracts';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useDirectory } from '../kit/directory';
import { openPdf } from '../kit/open-pdf.client';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { ReceiveButton } from './receive-button';
import { ServeForm } from './serve-form';

const LANGUAGES = [
  ['zh-CN', 'accPaperZh'],
  ['en', 'accPaperEn'],
] as const;

/** The paper in both languages, whole or for one person. */
const PaperButtons = ({
  matterId,
  person,
}: {
  readonly matterId: string;
  readonly person?: string;
}) => {
  const { t } = useWords();
  const directory = useDirectory();
  const [error, setError] = useState<unknown>(null);
  const copy = person === undefined ? '' : `&person=${person}`;
  const whose = person === undefined ? '' : ` · ${directory.person(person)}`;
  const open = (language: string): void => {
    setError(null);
    const address = `/api/v1/accountability/matters/${matterId}/paper?language=${language}${copy}`;
    openPdf(address).catch(setError);
  };
  return (
    <>
      {LANGUAGES.map(([language, text]) => (
        <Button
          key={language}
          size={person === undefined ? 'middle' : 'small'}
          aria-label={`${t(text)}${whose}`}
          onClick={() => open(language)}
        >
          {t(text)}
        </Button>
      ))}
      {error !== null && <ProblemView error={error} />}
    </>
  );
};

const Served = ({ service }: { readonly service: DecisionService }) => {
  const { t, short } = useWords();
  const { servedAt, medium, receipt, appealUntil } = service;
  return (
    <>
      {t(`accServedBy_${medium}`)}
      {receipt !== 'read' && ` · ${t(`accReceipt_${receipt}`)}`} ·{' '}
      <time dateTime={servedAt}>{short(servedAt)}</time>
      {appealUntil && ` · ${t('accAppealUntil', { until: short(appealUntil) })}`}
    </>
  );
};

type Decision = NonNullable<AccountabilityMatter['decision']>;

/** Whom the decision is about, whether it has reached them, and the copy for each. */
const Recipients = ({
  matterId,
  decision: { concerned, served },
}: {
  readonly matterId: string;
  readonly decision: Decision;
}) => {
  const { t } = useWords();
  const directory = useDirectory();
  return (
    <ul className="plain-list acc-steps">
      {concerned.map((person) => {
        const service = served.find(({ personId }) => personId === person);
        return (
          <li key={person} data-served={service ? service.receipt : 'no'}>
            <strong>{directory.person(person)}</strong>{' '}
            <span className="soft">
              {service ? <Served service={service} /> : t('accNotServed')}
            </span>
            <div className="row">
              <PaperButtons matterId={matterId} person={person} />
            </div>
          </li>
        );
      })}
    </ul>
  );
};

/** The decision as a paper: number, hash, on whom it was served, and what is to be done about that. */
export const DecisionCard = ({
  matter,
  decision,
}: {
  readonly matter: AccountabilityMatter;
  readonly decision: Decision;
}) => {
  const { t, short } = useWords();
  const [serving, setServing] = useState(false);
  const { matterId, mayDo } = matter;
  const whole = decision.concerned.length === 0 || !mayDo.includes('receive');
  return (
    <section className="card" aria-labelledby="acc-decision">
      <h2 id="acc-decision">{t('accDocument')}</h2>
      <p>
        {decision.number && <strong>{decision.number} </strong>}
        <time dateTime={decision.decidedAt}>{short(decision.decidedAt)}</time>
        <br />
        <small className="soft acc-hash">
          {t('accHash')} {decision.sha256}
        </small>
      </p>
      {mayDo.includes('receive') && <Alert type="info" showIcon title={t('accReceiveHint')} />}
      <div className="row">
        {whole && <PaperButtons matterId={matterId} />}
        {mayDo.includes('receive') && <ReceiveButton matter={matter} />}
        {mayDo.includes('serve') && (
          <Button type="primary" onClick={() => setServing(true)}>
            {t('accAct_serve')}
          </Button>
        )}
      </div>
      {decision.concerned.length > 0 && (
        <>
          <h3>{t('accServedOn')}</h3>
          <Recipients matterId={matterId} decision={decision} />
        </>
      )}
      {serving && (
        <ServeForm matter={matter} decision={decision} onClose={() => setServing(false)} />
      )}
    </section>
  );
};
