import '../i18n/savedviews';
import './savedviews.css';
import type { SavedView } from '@tingsu/contracts';
import { App, Dropdown, type MenuProps } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../kit/words';
import { type ListQuery, searchOf } from '../worklist/list-filters';
import { openSaved, savedAs } from './saved-query';
import { useSavedViews } from './use-saved-views';

const ManageViewsDialog = lazy(() =>
  import('./manage-views-dialog').then((loaded) => ({ default: loaded.ManageViewsDialog })),
);
const SaveViewDialog = lazy(() =>
  import('./save-view-dialog').then((loaded) => ({ default: loaded.SaveViewDialog })),
);

type Items = NonNullable<MenuProps['items']>;

const SavedLink = ({ view, current }: { readonly view: SavedView; readonly current: boolean }) => {
  const { t, list } = useWords();
  const { message } = App.useApp();
  const { query, unknown } = openSaved(view);
  return (
    <Link
      to={`/${searchOf(query)}`}
      data-saved-view={view.id}
      aria-current={current ? 'true' : undefined}
      onClick={() => {
        if (unknown.length > 0)
          void message.warning(t('savedUnknown', { names: list([...unknown]) }));
      }}
    >
      {view.name}
    </Link>
  );
};

/** The views that people made, the one that is shown now as a tab, and what can be done with them. */
export const SavedViewsMenu = ({ query }: { readonly query: ListQuery }) => {
  const { t } = useWords();
  const { views } = useSavedViews();
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null);
  const current = savedAs(views, query);
  const group = (key: string, label: string, of: readonly SavedView[]): Items =>
    of.length === 0
      ? []
      : [
          {
            ...{ key, label, type: 'group' as const },
            children: of.map((view) => ({
              key: view.id,
              label: <SavedLink view={view} current={view === current} />,
            })),
          },
        ];
  const items: Items = [
    ...group(
      'own',
      t('savedOwn'),
      views.filter(({ shared }) => shared === null),
    ),
    ...group(
      'shared',
      t('savedShared'),
      views.filter(({ shared }) => shared !== null),
    ),
    ...(views.length > 0 ? [{ type: 'divider' as const }] : []),
    { key: 'save', label: t('savedSave'), onClick: () => setDialog('save') },
    ...(views.some(({ mayEdit }) => mayEdit)
      ? [{ key: 'manage', label: t('savedManage'), onClick: () => setDialog('manage') }]
      : []),
  ];
  return (
    <>
      {current && <SavedLink view={current} current />}
      <Dropdown trigger={['click']} autoFocus menu={{ items, className: 'saved-views' }}>
        <button type="button" className="views-more" data-saved-views>
          {t('savedViews')} ▾
        </button>
      </Dropdown>
      <Suspense fallback={null}>
        {dialog === 'save' && <SaveViewDialog query={query} onClose={() => setDialog(null)} />}
        {dialog === 'manage' && <ManageViewsDialog views={views} onClose={() => setDialog(null)} />}
      </Suspense>
    </>
  );
};
