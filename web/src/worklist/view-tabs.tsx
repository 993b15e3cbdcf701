import { useRef } from 'react';
import { Link } from 'react-router';
import { useShowCurrent } from '../kit/show-current';
import { useWords } from '../kit/words';
import { countText } from './counts';
import { type ListQuery, searchOf, VIEWS } from './list-filters';
import type { useHome } from './use-home';

interface Props {
  readonly query: ListQuery;
  readonly home: ReturnType<typeof useHome>;
}

/** The views of the person's roles with how many cases each holds, and the one that is shown if it is none of them. */
export const ViewTabs = ({ query, home: { views, counts } }: Props) => {
  const { t } = useWords();
  const tabs = useRef<HTMLElement>(null);
  useShowCurrent(tabs, query.view);
  const shown = views.includes(query.view) ? views : [...views, query.view];
  return (
    <nav ref={tabs} className="views" aria-label={t('workTitle')}>
      {shown.map((view) => {
        const count = counts[view];
        return (
          <Link
            key={view}
            to={`/${searchOf({ ...query, view })}`}
            aria-current={view === query.view ? 'page' : undefined}
            data-view={view}
          >
            {t(VIEWS[view])}
            {count !== undefined && <span className="count">{countText(count)}</span>}
          </Link>
        );
      })}
    </nav>
  );
};
