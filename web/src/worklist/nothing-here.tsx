import { Empty } from 'antd';
import { Link } from 'react-router';
import type { TextKey } from '../i18n/texts';
import { useWords } from '../kit/words';
import { countText } from './counts';
import { nextView } from './home-view';
import { searchOf, VIEWS, type ListQuery, type View } from './list-filters';
import type { useHome } from './use-home';

/** Why a view of work is empty. */
const WHY: Readonly<Partial<Record<View, TextKey>>> = {
  mine: 'nextMine',
  to_triage: 'nextToTriage',
  to_accept: 'nextToAccept',
  to_dispatch: 'nextToDispatch',
  to_sign: 'nextToSign',
  statements_owed: 'nextStatementsOwed',
  my_tasks: 'nextMyTasks',
  to_approve: 'nextToApprove',
  unassigned: 'nextUnassigned',
  unacknowledged: 'nextUnacknowledged',
  returned: 'nextReturned',
  watched: 'nextWatched',
  reopened: 'nextReopened',
  new_messages: 'nextNewMessages',
  not_told: 'nextNotTold',
  call_back_today: 'nextCallBackToday',
};

/** An empty list says why it is, and where there is something to do. */
export const NothingHere = ({
  query,
  home: { views, counts },
}: {
  readonly query: ListQuery;
  readonly home: ReturnType<typeof useHome>;
}) => {
  const { t } = useWords();
  const filtered = Object.keys(query.filters).length > 0;
  const why = WHY[query.view];
  const next = nextView(views, counts, query.view);
  const view = t(VIEWS[query.view]);
  return (
    <Empty description={filtered ? t('emptyFiltered') : why ? t(why) : t('emptyView', { view })}>
      {next ? (
        <Link to={`/${searchOf({ view: next, sort: query.sort, filters: {} })}`}>
          {t('emptyGoTo', { view: t(VIEWS[next]), number: countText(counts[next] ?? 0) })}
        </Link>
      ) : (
        (filtered || query.view !== 'open') && <Link to="/?view=open">{t('emptySeeOpen')}</Link>
      )}
    </Empty>
  );
};
