import type { ImprovementDetail } from '@tingsu/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { usePolicies } from '../kit/policies';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { ActionState, useLastDay, useWho } from './action-words';
import { StepDialog, type Step } from './step-dialog';
import { useAction } from './use-improvements';

const Facts = ({ action }: { readonly action: ImprovementDetail }) => {
  const { t, list } = useWords();
  const { causeName, categoryName } = usePolicies();
  const who = useWho();
  const lastDay = useLastDay();
  const { causes, category, caseNos, checkDueAt, follows, followedBy } = action;
  const to = (id: string, text: string) => <Link to={`/improvements/actions/${id}`}>{text}</Link>;
  const rows = [
    [t('actionWho'), who(action)],
    [t('actionOrigin'), t(`actionOrigin_${action.origin}`)],
    [t('actionDue'), lastDay(action.dueAt)],
    [t('actionCheckDue'), checkDueAt && lastDay(checkDueAt)],
    [t('actionCauses'), causes.length > 0 && list(causes.map(causeName))],
    [t('actionCategory'), category && categoryName(category)],
    [t('actionFollows'), follows && to(follows, t('actionFollows'))],
    [t('actionFollowedBy'), followedBy && to(followedBy, t('actionFollowedBy'))],
    [
      t('problemCases'),
      caseNos.length > 0 &&
        caseNos.map((caseNo) => (
          <span key={caseNo}>
            <Link to={`/cases/${caseNo}`}>{caseNo}</Link>{' '}
          </span>
        )),
    ],
  ] as const;
  return (
    <dl className="facts">
      {rows.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
};

const STEPS = new Set([
  ...['opened', 'closed', 'again', 'followUp', 'improved', 'moved', 'withdrawn'],
  ...['reminder', 'overdue', 'escalation', 'check', 'checkOverdue'],
]);

const History = ({ action }: { readonly action: ImprovementDetail }) => {
  const { t, short } = useWords();
  const directory = useDirectory();
  return (
    <section className="card" aria-labelledby="history-title">
      <h2 id="history-title">{t('actionHistory')}</h2>
      <ol className="plain-list">
        {action.history.map(({ at, step, actor, words }, index) => (
          <li key={index} data-step={step}>
            <strong>
              {STEPS.has(step) ? t(`actionStep_${step}` as 'actionStep_opened') : step}
            </strong>{' '}
            <span className="soft">
              {actor ? directory.person(actor) : t('actionSystem')} ·{' '}
              <time dateTime={at}>{short(at)}</time>
            </span>
            {words && <div className="said">{words}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
};

const Loaded = ({ action }: { readonly action: ImprovementDetail }) => {
  const { t } = useWords();
  const [step, setStep] = useState<Step | null>(null);
  const { mayDo, mayMove, mayCheck, evidence } = action;
  const offered = [
    ...(mayDo ? [['close', 'actionClose'] as const] : []),
    ...(mayCheck ? [['check', 'actionCheckIt'] as const] : []),
    ...(mayMove ? [['move', 'actionMove'] as const, ['withdraw', 'actionWithdraw'] as const] : []),
  ];
  return (
    <>
      <div className="page-head">
        <h2>{action.title}</h2>
        <ActionState action={action} />
      </div>
      <section className="card">
        <p className="said">{action.what}</p>
        <Facts action={action} />
        {evidence && <p data-testid="evidence">{t('actionEvidence', { ...evidence })}</p>}
        <div className="row">
          {offered.map(([name, text], index) => (
            <Button
              key={name}
              type={index === 0 && name !== 'move' ? 'primary' : 'default'}
              onClick={() => setStep(name)}
            >
              {t(text)}
            </Button>
          ))}
        </div>
      </section>
      <History action={action} />
      {step && <StepDialog action={action} step={step} onClose={() => setStep(null)} />}
    </>
  );
};

/** One improvement action: what is done, by whom, until when, and whether it helped. */
export const ActionPage = () => {
  const { t } = useWords();
  const { actionId = '' } = useParams();
  const query = useAction(actionId);
  usePageTitle(query.data?.title ?? t('learnActions'));
  return (
    <>
      <p>
        <Link to="/improvements">← {t('actionBack')}</Link>
      </p>
      {query.isPending && <Loading rows={6} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Loaded action={query.data} />}
    </>
  );
};
