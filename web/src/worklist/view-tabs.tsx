import { useRef } from 'react';
import { Link } from 'react-router';
import { useShowCurrent } from '../kit/show-current';
import { useWords } from '../kit/words';
import { countText } from './counts';
import { type ListQuery, searchOf, VIEW_NAMES, VIEWS } from './list-filters';
import { useViewCounts } from './use-cases';

/** The views of the list with how many cases each holds. */
export const ViewTabs = ({ query }: { readonly query: ListQuery }) => {
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
