import { instantIn } from '../time/instants';

/** What the list is narrowed to, as the address of the page says it. */
export interface LogFilters {
  readonly complaintNo: string;
  readonly personId: string;
  /** Days, `YYYY-MM-DD`; both belong to the list. */
  readonly from: string;
  readonly to: string;
  /** `revealed`, `refused`, or everything. */
  readonly only: string;
}
const FILTER_NAMES = ['complaintNo', 'personId', 'from', 'to', 'only'] as const;

export const filtersFrom = (search: URLSearchParams): LogFilters => ({
  complaintNo: search.get('complaintNo') ?? '',
  personId: search.get('personId') ?? '',
  from: search.get('from') ?? '',
  to: search.get('to') ?? '',
  only: search.get('only') ?? '',
});

export const searchOf = (filters: LogFilters): Record<string, string> =>
  Object.fromEntries(
    FILTER_NAMES.flatMap((name) => (filters[name].trim() ? [[name, filters[name].trim()]] : [])),
  );

/** An unreadable day stays as it is, and no instant comes of it. */
const nextDay = (day: string): string => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : new Date(at + 86_400_000).toISOString().slice(0, 10);
};

/** The query of the API: days are whole days where the hospital is. */
export const queryOf = (filters: LogFilters, timeZone: string): Record<string, string> => {
  const { from, to, ...rest } = searchOf(filters);
  const start = from === undefined ? null : instantIn(timeZone, from, '');
  const end = to === undefined ? null : instantIn(timeZone, nextDay(to), '');
  return { ...rest, ...(start ? { from: start } : {}), ...(end ? { to: end } : {}) };
};
