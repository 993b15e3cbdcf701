import '../i18n/desk';
import '../i18n/thread';
import '../i18n/ownership';
import './worklist.css';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { CameFrom } from '../casepage/came-from';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { CaseTable } from './case-table';
import { countText, totalText } from './counts';
import { useDensity } from './density';
import { FilterChips } from './filter-chips';
import { useListKeys } from './list-keys';
import { queryFrom, searchOf, type ListQuery } from './list-filters';
import { NothingHere } from './nothing-here';
import { useSelection } from './selection';
import { useCases } from './use-cases';
import { useGists } from './use-gists';
import { useHome } from './use-home';
import { useWatching } from './use-watching';
import { ViewTabs } from './view-tabs';

const BulkBar = lazy(() =>
  import('../bulk/bulk-bar').then((loaded) => ({ default: loaded.BulkBar })),
);
const Peek = lazy(() => import('./peek').then((loaded) => ({ default: loaded.Peek })));

export const WorkListPage = ({ onShown }: { onShown(shown: boolean): void }) => {
  const { t } = useWords();
  usePageTitle(t('workTitle'));
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const [listed, setListed] = useState(false);
  const home = useHome(listed || !search.has('view'));
  const query = queryFrom(search, home.view ?? 'open');
  const cases = useCases(query, search.has('view') || home.view !== null);
  if (!listed && cases.isFetched) setListed(true);
  const gists = useGists(cases.complaintNos);
  const shown = cases.isSuccess && !gists.pending;
  useEffect(() => onShown(shown), [onShown, shown]);
  const [density, toggleDensity] = useDensity();
  const caseNos = cases.items.map((item) => item.caseNo);
  const from: CameFrom = { list: searchOf(query), among: caseNos };
  const open = (index: number): void => {
    const caseNo = caseNos[index];
    if (caseNo !== undefined) void navigate(`/cases/${caseNo}`, { state: from });
  };
  const selection = useSelection(caseNos, from.list);
  const [peeking, setPeeking] = useState(false);
  const watching = useWatching();
  const keys = useListKeys(caseNos, {
    open,
    peek: () => setPeeking(!peeking),
    select: (index) => selection.toggle(caseNos[index] ?? ''),
    watch: (index) => {
      const item = cases.items[index];
      if (item) watching.mutate(item);
    },
    close: () => setPeeking(false),
  });
  const peeked = peeking ? caseNos[keys.index] : undefined;
  const change = (part: Partial<ListQuery>): void => setSearch(searchOf({ ...query, ...part }));
  return (
    <div className={peeked === undefined ? 'page' : 'page peeking'}>
      <h1 className="visually-hidden">{t('workTitle')}</h1>
      <ViewTabs query={query} home={home} />
      <div className="list-bar">
        <FilterChips
          filters={query.filters}
          onFilter={(name, value) => change({ filters: { ...query.filters, [name]: value } })}
          onClear={() => change({ filters: {} })}
        />
        <span className="soft list-total">{cases.isSuccess && totalText(cases.total, t)}</span>
        <button type="button" className="plain no-phone" onClick={toggleDensity}>
          {t(density === 'compact' ? 'densityComfortable' : 'densityCompact')}
        </button>
      </div>
      <div aria-live="polite">
        {cases.changes > 0 && (
          <Button block type="dashed" className="updates" onClick={cases.refresh}>
            {t('updates', { count: cases.changes })}
          </Button>
        )}
      </div>
      {cases.isPending && <Loading rows={10} />}
      {cases.error && <ProblemView error={cases.error} onRetry={() => void cases.refetch()} />}
      {cases.isSuccess && cases.items.length === 0 && <NothingHere query={query} home={home} />}
      {cases.items.length > 0 && (
        <>
          <CaseTable
            items={cases.items}
            gists={gists}
            current={keys.index}
            density={density}
            sort={query.sort}
            onSort={(sort) => change({ sort })}
            onOpen={open}
            onFocus={keys.mark}
            selection={selection}
            from={from}
            onPeek={(index) => {
              keys.mark(index);
              setPeeking(true);
            }}
          />
          {selection.chosen.length > 0 && (
            <Suspense fallback={null}>
              <BulkBar chosen={selection.chosen} onClear={selection.clear} />
            </Suspense>
          )}
          {peeked !== undefined && (
            <Suspense fallback={<aside className="peek" aria-busy="true" />}>
              <Peek key={peeked} caseNo={peeked} onClose={() => setPeeking(false)} />
            </Suspense>
          )}
          <div className="more">
            <span className="soft">
              {t('shownCases', { shown: cases.items.length, total: countText(cases.total) })}
            </span>
            {cases.hasNextPage && (
              <Button loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
                {t('loadMore')}
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  );
};
