import type { RegisterFilters } from '@tingsu/contracts';

/** What the register is narrowed to, as the address of the page says it; empty is everything. */
export type BookFilters = Readonly<Record<FilterName, string>>;
const FILTER_NAMES = ['from', 'to', 'campus', 'channel', 'department', 'state', 'kind'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** Where the address says no days: the month so far. */
const monthSoFar = (today: string): Pick<BookFilters, 'from' | 'to'> => ({
  from: `${today.slice(0, 8)}01`,
  to: today,
});

export const filtersFrom = (search: URLSearchParams, today: string): BookFilters => {
  const month = monthSoFar(today);
  const of = (name: FilterName): string => search.get(name) ?? '';
  return {
    ...{ from: of('from') || month.from, to: of('to') || month.to, campus: of('campus') },
    ...{ channel: of('channel'), department: of('department') },
    ...{ state: of('state'), kind: of('kind') },
  };
};

/** Only what was asked for, for the address and for the API; a code that is not known is the API's to refuse. */
export const searchOf = (filters: BookFilters) =>
  Object.fromEntries(
    FILTER_NAMES.flatMap((name) => (filters[name] === '' ? [] : [[name, filters[name]]])),
  ) as unknown as RegisterFilters & Record<string, string>;
