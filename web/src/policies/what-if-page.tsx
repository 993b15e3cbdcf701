import type { WhatIf, WhatIfChange } from '@tingsu/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, Progress, Radio } from 'antd';
import { useId, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { get, post } from '../api/http.client';
import { inLanguage } from '../i18n/language';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { dayIn } from '../time/instants';
import { serverNow } from '../time/server-time';
import './policies.css';
import { More } from './policies-page';
import { useDraftDetail } from './use-draft';
import { usePages } from './use-policies';
import { decisionText, kindText, WhatIfResult } from './what-if-result';

type Against = WhatIf['against'];

/** Against what to run: the samples, or the cases that were received in a period. */
const StartForm = ({
  draftId,
  initial,
}: {
  readonly draftId: string;
  readonly initial?: Against;
}) => {
  const { t, timeZone } = useWords();
  const id = useId();
  const navigate = useNavigate();
  const today = dayIn(timeZone, serverNow());
  const [kind, setKind] = useState(initial?.kind ?? 'samples');
  const [from, setFrom] = useState(
    initial?.kind === 'cases' ? initial.receivedFrom : `${today.slice(0, 8)}01`,
  );
  const [to, setTo] = useState(initial?.kind === 'cases' ? initial.receivedTo : today);
  const isWrong = kind === 'cases' && (from === '' || to === '' || to < from);
  const start = useMutation({
    mutationFn: () => {
      const against: Against =
        kind === 'samples' ? { kind } : { kind: 'cases', receivedFrom: from, receivedTo: to };
      return post<WhatIf>('/what-if', { draftId, against });
    },
    onSuccess: (run) => navigate(`/policies/what-if/${run.runId}`),
  });
  return (
    <section className="card decision" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('whatIfAgainst')}</h2>
      <Radio.Group
        aria-labelledby={`${id}-title`}
        value={kind}
        onChange={(event) => setKind(event.target.value === 'cases' ? 'cases' : 'samples')}
        options={[
          { value: 'samples', label: t('whatIfSamples') },
          { value: 'cases', label: t('whatIfCases') },
        ]}
      />
      {kind === 'cases' && (
        <div className="row">
          <label htmlFor={`${id}-from`}>{t('whatIfFrom')}</label>
          <Input
            id={`${id}-from`}
            type="date"
            style={{ width: 170 }}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
          <label htmlFor={`${id}-to`}>{t('whatIfTo')}</label>
          <Input
            id={`${id}-to`}
            type="date"
            style={{ width: 170 }}
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        </div>
      )}
      {isWrong && <p className="field-problem">{t('whatIfPeriodWrong')}</p>}
      {start.error && <ProblemView error={start.error} />}
      <Button
        type="primary"
        disabled={isWrong}
        loading={start.isPending}
        onClick={() => start.mutate()}
      >
        {t(initial ? 'whatIfAgain' : 'whatIfStart')}
      </Button>
    </section>
  );
};

const BackToDraft = ({ draftId }: { readonly draftId: string }) => {
  const draft = useDraftDetail(draftId).data;
  const { t, language } = useWords();
  const path =
    draft?.kind === 'calendar' ? `/calendars/drafts/${draftId}` : `/policies/drafts/${draftId}`;
  return (
    <p className="back">
      <Link to={path}>
        ← {t('backToDraft')}
        {draft && ` · ${inLanguage(draft.title, language)} ${draft.version}`}
      </Link>
    </p>
  );
};

export const WhatIfStartPage = () => {
  const { t } = useWords();
  usePageTitle(t('whatIfTitle'));
  const { draftId = '' } = useParams();
  return (
    <div className="page narrow policies">
      <BackToDraft draftId={draftId} />
      <h1 className="spaced">{t('whatIfTitle')}</h1>
      <p>{t('whatIfIntro')}</p>
      <StartForm draftId={draftId} />
    </div>
  );
};

const Running = ({ run }: { readonly run: WhatIf }) => {
  const { t } = useWords();
  const percent = run.total > 0 ? Math.round((run.done / run.total) * 100) : 0;
  return (
    <section className="card" role="status">
      <Progress percent={percent} status="active" aria-label={t('whatIfTitle')} />
      <p>
        {run.state === 'waiting'
          ? t('whatIfWaiting')
          : t('whatIfProgress', { done: run.done, total: run.total })}
      </p>
      <p className="soft">{t('whatIfKeep')}</p>
    </section>
  );
};

const Subject = ({ subject }: { readonly subject: string }) =>
  subject.startsWith('C-') ? <Link to={`/cases/${subject}`}>{subject}</Link> : <>{subject}</>;

const ChangeRow = ({ change }: { readonly change: WhatIfChange }) => {
  const { t, language, short } = useWords();
  const at = (instant: string | null): string => (instant ? short(instant) : t('whatIfNone'));
  return (
    <tr data-subject={change.subject}>
      <td data-label={t('whatIfSubject')}>
        <Subject subject={change.subject} />
      </td>
      <td data-label={t('whatIfDecisions')}>
        {change.decisions.length === 0 && <span className="soft">{t('whatIfNone')}</span>}
        <ul className="plain-list">
          {change.decisions.map((one) => (
            <li key={one.kind}>
              {kindText(one, language)}:{' '}
              {decisionText(one, one.before, language) || t('whatIfNone')} →{' '}
              <strong>{decisionText(one, one.after, language) || t('whatIfNone')}</strong>
            </li>
          ))}
        </ul>
      </td>
      <td data-label={t('whatIfClocks')}>
        <ul className="plain-list">
          {change.clocks.map((clock) => (
            <li key={clock.clockId}>
              {inLanguage(clock.label, language)}: {at(clock.before)} →{' '}
              <strong>{at(clock.after)}</strong>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
};

const Changes = ({ runId }: { readonly runId: string }) => {
  const { t } = useWords();
  const list = usePages<WhatIfChange>(['what-if-changes', runId], `/what-if/${runId}/changes`, {});
  if (list.isPending) return <Loading rows={6} />;
  if (list.error) return <ProblemView error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <section aria-label={t('whatIfList')}>
      <h2>{t('whatIfList')}</h2>
      <div
        className="table-frame rules-frame"
        role="region"
        aria-label={t('whatIfList')}
        tabIndex={0}
      >
        <table className="rules">
          <thead>
            <tr>
              <th scope="col">{t('whatIfSubject')}</th>
              <th scope="col">{t('whatIfDecisions')}</th>
              <th scope="col">{t('whatIfClocks')}</th>
            </tr>
          </thead>
          <tbody>
            {list.items.map((change) => (
              <ChangeRow key={change.subject} change={change} />
            ))}
          </tbody>
        </table>
      </div>
      <More list={list} />
    </section>
  );
};

/** A run and its result, found again by its address. */
export const WhatIfPage = () => {
  const { t } = useWords();
  usePageTitle(t('whatIfTitle'));
  const { runId = '' } = useParams();
  const found = useQuery({
    queryKey: ['what-if', runId],
    queryFn: () => get<WhatIf>(`/what-if/${encodeURIComponent(runId)}`),
    refetchInterval: ({ state }) =>
      state.data && ['done', 'failed'].includes(state.data.state) ? false : 700,
  });
  const run = found.data;
  return (
    <div className="page policies">
      {run && <BackToDraft draftId={run.draftId} />}
      <h1 className="spaced">{t('whatIfTitle')}</h1>
      {found.isPending && <Loading rows={5} />}
      {found.error && !run && (
        <ProblemView error={found.error} onRetry={() => void found.refetch()} />
      )}
      {run && (run.state === 'waiting' || run.state === 'running') && <Running run={run} />}
      {run?.state === 'failed' && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t('whatIfFailed')}
          style={{ marginBottom: 12 }}
        />
      )}
      {run?.state === 'done' && <WhatIfResult run={run} />}
      {run?.state === 'done' && run.changed > 0 && <Changes runId={runId} />}
      {run && ['done', 'failed'].includes(run.state) && (
        <StartForm key={runId} draftId={run.draftId} initial={run.against} />
      )}
    </div>
  );
};
