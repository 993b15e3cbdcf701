import type { LearningRecord } from '@tingsu/contracts';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { usePolicies } from '../kit/policies';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { ActionState, useLastDay, useWho } from './action-words';
import { useAction } from './use-improvements';
import { useRecord } from './use-lessons';

const Decided = ({ actionId }: { readonly actionId: string }) => {
  const { t } = useWords();
  const who = useWho();
  const lastDay = useLastDay();
  const query = useAction(actionId);
  if (query.error) return <ProblemView error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading rows={1} />;
  const action = query.data;
  return (
    <>
      <Link to={`/improvements/actions/${actionId}`}>{action.title}</Link>{' '}
      <ActionState action={action} />{' '}
      <span className="soft">
        {who(action)} · {t('actionDue')} {lastDay(action.dueAt)}
      </span>
    </>
  );
};

const Minutes = ({ record }: { readonly record: LearningRecord }) => {
  const { t, list } = useWords();
  const directory = useDirectory();
  const { causeName } = usePolicies();
  const { campus, department, heldOn, people, minutes, text, actionIds } = record;
  const rows = [
    [t('minutesOf'), `${directory.campus(campus)} · ${directory.department(department)}`],
    [t('recordHeld'), heldOn],
    [t('recordPeople'), list(people.map((personId) => directory.person(personId)))],
    [t('minutesPeriod'), minutes && t('loopsDays', { from: minutes.from, to: minutes.to })],
    [t('minutesCases'), minutes && list(minutes.caseNos)],
    [t('actionCauses'), minutes && list(minutes.causes.map(causeName))],
  ] as const;
  return (
    <>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value || '–'}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('recordText_meeting')}</h3>
      <p className="said">{text}</p>
      <h3>{t('learnActions')}</h3>
      {actionIds.length === 0 && <p className="soft">{t('minutesNoActions')}</p>}
      <ol>
        {actionIds.map((actionId) => (
          <li key={actionId}>
            <Decided actionId={actionId} />
          </li>
        ))}
      </ol>
      <p className="minutes-sign">{t('minutesSigned')}</p>
    </>
  );
};

/** The minutes of an analysis meeting, as they are read and printed: period, cases, causes, what was decided and what is done. */
export const MinutesPage = () => {
  const { t } = useWords();
  const { recordId = '' } = useParams();
  const query = useRecord(recordId);
  const record = query.data;
  usePageTitle(record?.title ?? t('minutesLink'));
  return (
    <>
      <p className="no-print">
        <Link to="/improvements/records?kind=meeting">← {t('learnRecords')}</Link>
      </p>
      {query.isPending && <Loading rows={6} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {record && (
        <article className="card" data-testid="minutes">
          <div className="page-head">
            <h2>
              {record.title} · {t('minutesLink')}
            </h2>
            <Button className="no-print" onClick={() => window.print()}>
              {t('packPrint')}
            </Button>
          </div>
          <Minutes record={record} />
        </article>
      )}
    </>
  );
};
