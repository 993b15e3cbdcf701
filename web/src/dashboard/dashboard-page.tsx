import type { Overview } from '@tingsu/contracts';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { get } from '../api/http.client';
import type { TextKey } from '../i18n/texts';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { usePolicies } from '../kit/policies';
import { ProblemView } from '../kit/problem-view';
import { useSession } from '../kit/session';
import { useWords } from '../kit/words';
import { dayIn } from '../time/instants';
import { serverNow } from '../time/server-time';
import { listPath, type Filters } from '../worklist/list-filters';
import { CallBackPanel } from './call-back-panel';
import { IssuePanel } from './issue-panel';
import {
  barsOf,
  isPeriod,
  ledBy,
  percent,
  periodStart,
  PERIODS,
  TILE_VIEWS,
  type Period,
} from './overview';
import { BarPanel, DayPanel, OnTimePanel } from './panel';

const PERIOD_TEXTS = {
  all: 'periodAll',
  d30: 'period30',
  d90: 'period90',
} as const satisfies Record<Period, TextKey>;
const TILES = {
  received: 'tileReceived',
  open: 'tileOpen',
  overdue: 'tileOverdue',
  closed: 'tileClosed',
} as const satisfies Record<keyof typeof TILE_VIEWS, TextKey>;

const Tiles = ({ overview, common }: { readonly overview: Overview; readonly common: Filters }) => {
  const { t } = useWords();
  return (
    <ul className="tiles">
      {(Object.keys(TILES) as (keyof typeof TILES)[]).map((tile) => (
        <li key={tile}>
          <Link
            to={listPath(TILE_VIEWS[tile], common)}
            className={tile === 'overdue' && overview.overdue > 0 ? 'tile alarm' : 'tile'}
            data-tile={tile}
          >
            <span>{t(TILES[tile])}</span>
            <strong>{overview[tile]}</strong>
          </Link>
        </li>
      ))}
      <li>
        {/* A share of clocks, not of cases: there is no list that it would open. */}
        <div className="tile" data-tile="onTime">
          <span>{t('tileOnTime')}</span>
          <strong>{percent(overview.onTime.rate) ?? <small>{t('tileOnTimeNone')}</small>}</strong>
        </div>
      </li>
    </ul>
  );
};

const Charts = ({
  overview,
  common,
}: {
  readonly overview: Overview;
  readonly common: Filters;
}) => {
  const { t, label } = useWords();
  const directory = useDirectory();
  const { categoryName } = usePolicies();
  const panels = useMemo(() => {
    const named = (name: (key: string) => string) => (key: string | null) =>
      key === null ? t('notSet') : name(key);
    return [
      {
        title: t('chartByCampus'),
        bars: barsOf(overview.byCampus, 'campus', named(directory.campus)),
      },
      {
        title: t('chartByDepartment'),
        bars: barsOf(overview.byDepartment, 'department', named(directory.department)),
      },
      {
        title: t('chartByCategory'),
        bars: barsOf(overview.byCategory, 'category', named(categoryName)),
      },
      {
        title: t('chartByChannel'),
        bars: barsOf(
          overview.byChannel,
          'channel',
          named((key) => label('channel', key)),
        ),
      },
      {
        title: t('chartByKind'),
        bars: barsOf(
          overview.byKind,
          'kind',
          named((key) => (key === 'feedback' ? t('kindFeedback') : label('caseKind', key))),
        ),
      },
      {
        title: t('chartByState'),
        bars: barsOf(
          overview.byState,
          'state',
          named((key) => label('state', key)),
        ),
      },
      {
        title: t('chartByNature'),
        bars: barsOf(
          overview.byNature,
          'nature',
          named((key) => label('nature', key)),
        ),
      },
    ];
  }, [overview, directory, categoryName, label, t]);
  return (
    <div className="panels">
      <OnTimePanel onTime={overview.onTime} />
      <DayPanel days={overview.byDay} common={common} />
      <CallBackPanel common={common} />
      <IssuePanel common={common} />
      {panels.map((panel) => (
        <BarPanel key={panel.title} {...panel} common={common} />
      ))}
    </div>
  );
};

export const DashboardPage = () => {
  const { t, long, timeZone } = useWords();
  usePageTitle(t('dashboardTitle'));
  const directory = useDirectory();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('period');
  const period: Period = isPeriod(asked) ? asked : 'all';
  const campus = search.get('campus') ?? undefined;
  const from = periodStart(period, dayIn(timeZone, serverNow()));
  const query = useQuery({
    queryKey: ['overview', campus ?? null, from],
    queryFn: () => get<Overview>('/analytics/overview', { campus, from }),
    refetchInterval: 60_000,
    placeholderData: (previous) => previous,
  });
  const grants = useSession()?.grants;
  const common: Filters = useMemo(
    () => ({
      ...(campus ? { campus } : {}),
      ...(from ? { receivedFrom: from } : {}),
      ...ledBy(grants ?? []),
    }),
    [campus, from, grants],
  );
  const change = (name: string, value: string | undefined): void => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    setSearch(next);
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('dashboardTitle')}</h1>
        {query.data && (
          <span className="soft">{t('dashboardAsOf', { at: long(query.data.asOf) })}</span>
        )}
      </div>
      <div className="filters">
        <Select
          className="filter"
          aria-label={t('dashboardCampus')}
          value={campus ?? ''}
          options={[
            { value: '', label: t('dashboardAllCampuses') },
            ...directory.campuses.map((one) => ({
              value: one.code,
              label: directory.campus(one.code),
            })),
          ]}
          onChange={(value) => change('campus', value)}
        />
        <Select
          className="filter"
          aria-label={t('dashboardPeriod')}
          value={period}
          options={(Object.keys(PERIODS) as Period[]).map((value) => ({
            value,
            label: t(PERIOD_TEXTS[value]),
          }))}
          onChange={(value) => change('period', value === 'all' ? undefined : value)}
        />
      </div>
      {query.isPending && <Loading rows={12} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <>
          <Tiles overview={query.data} common={common} />
          <Charts overview={query.data} common={common} />
        </>
      )}
    </div>
  );
};
