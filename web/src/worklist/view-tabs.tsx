import { Dropdown } from 'antd';
import { useRef } from 'react';
import { Link } from 'react-router';
import { useShowCurrent } from '../kit/show-current';
import { useWords } from '../kit/words';
import { SavedViewsMenu } from '../savedviews/saved-views-menu';
import { countText } from './counts';
import { foldViews } from './fold-views';
import { type ListQuery, searchOf, VIEWS, type View } from './list-filters';
import type { useHome } from './use-home';

interface Props {
  readonly query: ListQuery;
  readonly home: ReturnType<typeof useHome>;
}

interface TabProps extends Props {
  readonly view: View;
}

const Tab = ({ view, query, home: { counts } }: TabProps) => {
  const { t } = useWords();
  const count = counts[view];
  return (
    <Link
      to={`/${searchOf({ ...query, view })}`}
      aria-current={view === query.view ? 'page' : undefined}
      data-view={view}
    >
      {t(VIEWS[view])}
      {count === undefined ? (
        <span className="count uncounted" />
      ) : (
        <span className="count">{countText(count)}</span>
      )}
    </Link>
  );
};

/** The views of the person's roles with how many cases each holds, the rare ones in a menu, and the one that is shown if it is none of them. */
export const ViewTabs = (props: Props) => {
  const { t } = useWords();
  const { query, home } = props;
  const bar = useRef<HTMLElement>(null);
  useShowCurrent(bar, query.view);
  const { tabs, more } = foldViews(home.views, query.view);
  return (
    <nav ref={bar} className="views" aria-label={t('workTitle')}>
      {tabs.map((view) => (
        <Tab key={view} view={view} {...props} />
      ))}
      {more.length > 0 && (
        <Dropdown
          trigger={['click']}
          autoFocus
          menu={{
            className: 'more-views',
            items: more.map((view) => ({ key: view, label: <Tab view={view} {...props} /> })),
          }}
        >
          <button type="button" className="views-more" data-more-views>
            {t('viewsMore')} ▾
          </button>
        </Dropdown>
      )}
      <SavedViewsMenu query={query} />
    </nav>
  );
};
