import { Button, Empty } from 'antd';
import { useRef } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useShowCurrent } from '../kit/show-current';
import { useWords } from '../kit/words';
import { CaseTable } from './case-table';
import { countText, totalText } from './counts';
import { useListKeys } from './list-keys';
import { ListFilterBar } from './list-filter-bar';
import { queryFrom, searchOf, VIEW_NAMES, VIEWS, type ListQuery } from './list-filters';
import { useCases, useViewCounts } from './use-cases';

const ViewTabs = ({ query }: { readonly query: ListQuery }) => {
  const { t } = useWords();
  const counts = useViewCounts();
  const views = useRef<HTMLElement>(null);
  useShowCurrent(views, query.view);
  return (
    <nav ref={views} className="views" aria-label={t('workTitle')}>
      {VIEW_NAMES.map((view) => (
        <Link
          key={view}
          to={`/${searchOf({ ...query, view })}`}
          aria-current={view === query.view ? 'page' : undefined}
          data-view={view}
        >
          {t(VIEWS[view])}
          {counts[view] !== undefined && <span className="count">{countText(counts[view])}</span>}
        </Link>
      ))}
    </nav>
  );
};

const NothingHere = ({ query }: { readonly query: ListQuery }) => {
  const { t } = useWords();
  const filtered = Object.keys(query.filters).length > 0;
  return (
    <Empty
      description={filtered ? t('emptyFiltered') : t('emptyView', { view: t(VIEWS[query.view]) })}
    >
      {(filtered || query.view !== 'open') && <Link to="/">{t('emptySeeOpen')}</Link>}
    </Empty>
  );
};

export const WorkListPage = () => {
  const { t } = useWords();
  usePageTitle(t('workTitle'));
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const query = queryFrom(search);
  const cases = useCases(query);
  const open = (index: number): void => {
    const item = cases.items[index];
    if (item) void navigate(`/cases/${item.caseNo}`, { state: { list: searchOf(query) } });
  };
  const keys = useListKeys(
    cases.items.map((item) => item.caseNo),
    open,
  );
  const change = (part: Partial<ListQuery>): void => setSearch(searchOf({ ...query, ...part }));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('workTitle')}</h1>
        <span className="no-phone soft">
          {keys.on && `${t('keys')} `}
          <button type="button" className="plain" onClick={keys.toggle}>
            {t(keys.on ? 'keysTurnOff' : 'keysTurnOn')}
          </button>
        </span>
      </div>
      <ViewTabs query={query} />
      <ListFilterBar
        query={query}
        onFilter={(name, value) => change({ filters: { ...query.filters, [name]: value } })}
        onSort={(sort) => change({ sort })}
        onClear={() => change({ filters: {} })}
      />
      <div aria-live="polite">
        {cases.changes > 0 && (
          <Button block type="dashed" className="updates" onClick={cases.refresh}>
            {t('updates', { count: cases.changes })}
          </Button>
        )}
      </div>
      {cases.isPending && <Loading rows={10} />}
      {cases.error && <ProblemView error={cases.error} onRetry={() => void cases.refetch()} />}
      {cases.isSuccess && cases.items.length === 0 && <NothingHere query={query} />}
      {cases.items.length > 0 && (
        <>
          <p className="soft list-total">{totalText(cases.total, t)}</p>
          <CaseTable items={cases.items} selected={keys.index} onOpen={open} />
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
