import type { CaseQuery } from '../api/types';
import type { TextKey } from '../i18n/texts';

/** Saved views of the work list, in the order of a working day. */
export const VIEWS = {
  open: 'viewOpen',
  due_today: 'viewDueToday',
  overdue: 'viewOverdue',
  to_accept: 'viewToAccept',
  to_dispatch: 'viewToDispatch',
  follow_up: 'viewFollowUp',
  closed: 'viewClosed',
  all: 'viewAll',
} as const satisfies Record<NonNullable<CaseQuery['view']>, TextKey>;
export type View = keyof typeof VIEWS;
export const VIEW_NAMES = Object.keys(VIEWS) as View[];

const FILTERS = [
  'campus',
  'department',
  'category',
  'channel',
  'state',
  'priority',
  'nature',
  'receivedFrom',
  'receivedTo',
] as const;
export type FilterName = (typeof FILTERS)[number];
export type Filters = Readonly<Partial<Record<FilterName, string>>>;

export interface ListQuery {
  readonly view: View;
  readonly sort: 'next_due' | 'received';
  readonly filters: Filters;
}

const isView = (value: string | null): value is View => value !== null && value in VIEWS;

/** What the address says the list is: addresses can be kept, sent and gone back to. */
export const queryFrom = (search: URLSearchParams): ListQuery => {
  const view = search.get('view');
  const filters = Object.fromEntries(
    FILTERS.flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : [])),
  );
  return {
    view: isView(view) ? view : 'open',
    sort: search.get('sort') === 'received' ? 'received' : 'next_due',
    filters,
  };
};

/** The address of a list; what is the default is left out. */
export const searchOf = ({ view, sort, filters }: ListQuery): string => {
  const search = new URLSearchParams();
  if (view !== 'open') search.set('view', view);
  if (sort !== 'next_due') search.set('sort', sort);
  for (const name of FILTERS) if (filters[name]) search.set(name, filters[name]);
  const joined = search.toString();
  return joined ? `?${joined}` : '';
};

/** Parameters of `GET /cases`. */
export const parametersOf = ({ view, sort, filters }: ListQuery): Record<string, string> => ({
  view,
  sort,
  ...filters,
});

/** The list behind a figure: `listPath('all', { campus: 'east' })` → `/?view=all&campus=east`. */
export const listPath = (view: View, filters: Filters = {}): string =>
  `/${searchOf({ view, sort: 'next_due', filters })}`;
