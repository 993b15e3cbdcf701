import '../i18n/ownership';
import '../i18n/respondents';
import '../i18n/supervise';
import './supervise.css';
import { type CaseLoad, RESPONDENT_READERS, respondentUnit } from '@tingsu/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useDirectory } from '../kit/directory';
import { useLoad } from '../kit/load';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useHasRole, useWords } from '../kit/words';
import { historyPath } from '../respondents/history-path';
import { countText } from '../worklist/counts';
import { listPath } from '../worklist/list-filters';
import { useHome } from '../worklist/use-home';
import { LoadTable } from './load-table';
import { MoveDialog } from './move-dialog';

const REFRESH_MS = 30_000;

const Tiles = ({ load }: { readonly load: CaseLoad }) => {
  const { t } = useWords();
  const { counts } = useHome();
  const tiles = [
    { name: 'unowned', text: 'superviseUnowned', count: load.unowned.open, alarm: true },
    { name: 'overdue', text: 'superviseOverdue', count: counts.overdue, alarm: true },
    { name: 'due_today', text: 'superviseDueToday', count: counts.due_today, alarm: false },
    { name: 'to_approve', text: 'superviseToApprove', count: counts.to_approve, alarm: false },
    {
      name: 'unacknowledged',
      text: 'superviseUnacknowledged',
      count: counts.unacknowledged,
      alarm: true,
    },
    { name: 'not_told', text: 'superviseNotTold', count: counts.not_told, alarm: true },
    { name: 'returned', text: 'superviseReturned', count: counts.returned, alarm: true },
    { name: 'reopened', text: 'superviseReopened', count: counts.reopened, alarm: false },
  ] as const;
  return (
    <ul className="tiles">
      {tiles.flatMap(({ name, text, count, alarm }) =>
        count === undefined
          ? []
          : [
              <li key={name}>
                <Link
                  to={name === 'unowned' ? listPath('open', { owner: 'none' }) : listPath(name)}
                  className={alarm && count > 0 ? 'tile alarm' : 'tile'}
                  data-tile={name}
                >
                  <span>{t(text)}</span>
                  <strong>{countText(count)}</strong>
                </Link>
              </li>,
            ],
      )}
    </ul>
  );
};

/** How work is spread in the centre and the departments, with what to do about it. `?wall` is for a screen on the wall. */
export const SupervisePage = () => {
  const { t, short } = useWords();
  usePageTitle(t('superviseTitle'));
  const [search, setSearch] = useSearchParams();
  const wall = search.has('wall');
  const [paused, setPaused] = useState(false);
  const [moving, setMoving] = useState<{ readonly from: string | null } | null>(null);
  const { data: load, ...query } = useLoad({ refetchInterval: paused ? 0 : REFRESH_MS });
  const directory = useDirectory();
  const assigns = useHasRole('centre_head', 'centre_officer') && !wall;
  const seesHistory = useHasRole(...RESPONDENT_READERS) && !wall;
  const button = (from: string | null, open: number, name: string) => (
    <Button
      size="small"
      disabled={open === 0}
      aria-label={name}
      onClick={() => setMoving({ from })}
    >
      {t('superviseMove')}
    </Button>
  );
  return (
    <div className={wall ? 'page supervise wall' : 'page supervise'}>
      <div className="page-head">
        <h1>{t('superviseTitle')}</h1>
        <span className="supervise-tools">
          {load && (
            <span className="soft">
              {t(paused ? 'supervisePaused' : 'superviseRefreshed', { at: short(load.asOf) })}
            </span>
          )}
          <Button onClick={() => setPaused(!paused)}>
            {t(paused ? 'superviseResume' : 'supervisePause')}
          </Button>
          <Button className="no-phone" onClick={() => setSearch(wall ? {} : { wall: '1' })}>
            {t(wall ? 'superviseWallOff' : 'superviseWall')}
          </Button>
        </span>
      </div>
      {!wall && <p className="soft">{t('superviseIntro')}</p>}
      {query.isPending && <Loading rows={6} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {load && (
        <>
          <Tiles load={load} />
          {assigns && load.unowned.open > 0 && (
            <p>
              <Button type="primary" onClick={() => setMoving({ from: null })}>
                {t('superviseGiveOut')}
              </Button>
            </p>
          )}
          <LoadTable
            title={t('supervisePeople')}
            head={t('supervisePerson')}
            none={t('superviseNoPeople')}
            rows={load.persons.map(({ personId, ...counts }) => ({
              key: personId,
              name: directory.person(personId),
              filters: { owner: personId },
              ...counts,
            }))}
            action={
              assigns
                ? ({ key, name, open }) => button(key, open, t('superviseMoveOf', { name }))
                : undefined
            }
          />
          <LoadTable
            title={t('superviseDepartments')}
            head={t('superviseDepartment')}
            none={t('superviseNoDepartments')}
            rows={load.departments.map(({ department, ...counts }) => ({
              key: department,
              name: directory.department(department),
              filters: { department },
              ...counts,
            }))}
            actionName={t('superviseHistory')}
            action={
              seesHistory
                ? ({ key, name }) => (
                    <Link
                      to={historyPath(respondentUnit(key))}
                      aria-label={t('superviseHistoryOf', { name })}
                    >
                      {t('superviseHistory')}
                    </Link>
                  )
                : undefined
            }
          />
        </>
      )}
      {load && moving && (
        <MoveDialog from={moving.from} persons={load.persons} onClose={() => setMoving(null)} />
      )}
    </div>
  );
};
