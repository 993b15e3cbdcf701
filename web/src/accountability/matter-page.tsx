import type { AccountabilityMatter, MatterAct } from '@tingsu/contracts';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useWaits } from '../results/use-waits';
import { DecisionCard } from './decision-card';
import { LinesTable } from './lines-table';
import { StepForm } from './step-form';
import { useMatter } from './use-matters';

const History = ({ matter }: { readonly matter: AccountabilityMatter }) => {
  const { t, short } = useWords();
  const directory = useDirectory();
  return (
    <section className="card" aria-labelledby="acc-history">
      <h2 id="acc-history">{t('accHistory')}</h2>
      <ol className="plain-list acc-steps">
        {matter.history.map(({ kind, at, by, words }, index) => (
          <li key={index} data-step={kind}>
            <strong>{t(`accDid_${kind}`)}</strong>{' '}
            <span className="soft">
              {directory.person(by)} · <time dateTime={at}>{short(at)}</time>
            </span>
            {words && <div className="said">{words}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
};

/** Acts that are done with a reason; the decision is served and received beside its paper. */
const BESIDE_THE_PAPER: readonly MatterAct[] = ['serve', 'receive'];

const Loaded = ({ matter }: { readonly matter: AccountabilityMatter }) => {
  const { t } = useWords();
  const directory = useDirectory();
  const waits = useWaits(matter.waits);
  const [act, setAct] = useState<MatterAct | null>(null);
  const { caseNo, campus, department, state, degree, appealTo, decision } = matter;
  const mayDo = matter.mayDo.filter((one) => !BESIDE_THE_PAPER.includes(one));
  return (
    <>
      <section className="card">
        <p>
          <Link to={`/cases/${caseNo}`}>{caseNo}</Link> · {directory.campus(campus)} ·{' '}
          {directory.department(department)} · <strong>{t(`accState_${state}`)}</strong>
          {degree && ` · ${t('accDegree')}: ${t(`accDegree_${degree}`)}`}
        </p>
        {waits && <Alert type="info" showIcon title={waits} data-testid="matter-waits" />}
        <LinesTable lines={matter.lines} />
        {mayDo.includes('appeal') && appealTo && (
          <p className="soft">{t('accAppealHint', { unit: appealTo })}</p>
        )}
        <div className="row">
          {mayDo.map((one, index) => (
            <Button
              key={one}
              type={index === 0 ? 'primary' : 'default'}
              onClick={() => setAct(one)}
            >
              {t(`accAct_${one}`)}
            </Button>
          ))}
        </div>
      </section>
      {decision && <DecisionCard matter={matter} decision={decision} />}
      <History matter={matter} />
      {act && <StepForm matter={matter} act={act} onClose={() => setAct(null)} />}
    </>
  );
};

/** One matter: its lines, what happened, and what the reader may do with it. */
export const MatterPage = () => {
  const { t } = useWords();
  const { matterId = '' } = useParams();
  const query = useMatter(matterId);
  usePageTitle(query.data ? `${t('accTitle')} ${query.data.caseNo}` : t('accTitle'));
  return (
    <>
      <p>
        <Link to="/accountability">← {t('accBack')}</Link>
      </p>
      {query.isPending && <Loading rows={6} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Loaded matter={query.data} />}
    </>
  );
};
