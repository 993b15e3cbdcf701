import type { CaseView } from '@tingsu/contracts';
import type { TextKey } from '../i18n/texts';

/** Views of the work list; which a person has, and in which order, is `viewsFor` of contracts. */
export const VIEWS = {
  open: 'viewOpen',
  due_today: 'viewDueToday',
  overdue: 'viewOverdue',
  mine: 'viewMine',
  to_triage: 'viewToTriage',
  to_accept: 'viewToAccept',
  to_dispatch: 'viewToDispatch',
  to_sign: 'viewToSign',
  statements_owed: 'viewStatementsOwed',
  my_tasks: 'viewMyTasks',
  to_approve: 'viewToApprove',
  unassigned: 'viewUnassigned',
  unacknowledged: 'viewUnacknowledged',
  returned: 'viewReturned',
  reopened: 'viewReopened',
  new_messages: 'viewNewMessages',
  not_told: 'viewNotTold',
  hotline_12345: 'viewHotline',
  call_back_today: 'viewCallBackToday',
  follow_up: 'viewFollowUp',
  watched: 'viewWatched',
  closed: 'viewClosed',
  all: 'viewAll',
} as const satisfies Record<CaseView, TextKey>;
export type View = CaseView;
export const VIEW_NAMES = Object.keys(VIEWS) as View[];

export const FILTER_NAMES = [
  'campus',
  'department',
  'respondent',
  'category',
  'channel',
  'caseKind',
  'state',
  'priority',
  'nature',
  'owner',
  'calledBack',
  'receivedFrom',
  'receivedTo',
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
export type Filters = Readonly<Partial<Record<FilterName, string>>>;

export interface ListQuery {
  readonly view: View;
  readonly sort: 'next_due' | 'received';
  readonly filters: Filters;
}

export const isView = (value: string | null): value is View =>
  value !== null && Object.hasOwn(VIEWS, value);

/** What the address says the list is: addresses can be kept, sent and gone back to. Without a view it is `home`. */
export const queryFrom = (search: URLSearchParams, home: View = 'open'): ListQuery => {
  const view = search.get('view');
  const filters = Object.fromEntries(
    FILTER_NAMES.flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : [])),
  );
  return {
    view: isView(view) ? view : home,
    sort: search.get('sort') === 'received' ? 'received' : 'next_due',
    filters,
  };
};

/** The address of a list; what is the default is left out. */
export const searchOf = ({ view, sort, filters }: ListQuery): string => {
  const search = new URLSearchParams();
  search.set('view', view);
  if (sort !== 'next_due') search.set('sort', sort);
  for (const name of FILTER_NAMES) if (filters[name]) search.set(name, filters[name]);
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
