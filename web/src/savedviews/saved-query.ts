import type { SavedView, SaveView } from '@tingsu/contracts';
import { FILTER_NAMES, isView, type ListQuery, searchOf } from '../worklist/list-filters';

/** The list as it is kept. */
export const savedFrom = ({ view, sort, filters }: ListQuery): SaveView['query'] =>
  ({ view, ...(sort === 'next_due' ? {} : { sort }), ...filters }) as SaveView['query'];

interface Opened {
  readonly query: ListQuery;
  /** Names that a later version wrote and this one does not know. */
  readonly unknown: readonly string[];
}

/** The list of a saved view, without what this version does not know. */
export const openSaved = ({ query: saved }: Pick<SavedView, 'query'>): Opened => {
  const { view = '', sort, ...rest } = saved;
  const known = FILTER_NAMES.filter((name) => rest[name] !== undefined);
  const names: readonly string[] = known;
  return {
    query: {
      view: isView(view) ? view : 'open',
      sort: sort === 'received' ? 'received' : 'next_due',
      filters: Object.fromEntries(known.map((name) => [name, rest[name] ?? ''])),
    },
    unknown: [
      ...(isView(view) ? [] : ['view']),
      ...Object.keys(rest).filter((name) => !names.includes(name)),
    ],
  };
};

/** Which saved view the list on the screen is, if any. */
export const savedAs = (views: readonly SavedView[], query: ListQuery): SavedView | undefined =>
  views.find((one) => searchOf(openSaved(one).query) === searchOf(query));
