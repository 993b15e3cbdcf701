import type { Overview } from '@tingsu/contracts';
import type { Me } from '../api/types';
import { joined, type Language } from '../i18n/language';
import type { Filters, View } from '../worklist/list-filters';

/** Periods of the dashboard, as days back from today; null is everything. */
export const PERIODS = { all: null, d30: 30, d90: 90 } as const;
export type Period = keyof typeof PERIODS;
export const isPeriod = (value: string | null): value is Period =>
  value !== null && value in PERIODS;

/** First day of a period (`YYYY-MM-DD`), counted from today in the hospital's time zone. */
export const periodStart = (period: Period, today: string): string | null => {
  const days = PERIODS[period];
  if (days === null) return null;
  const start = new Date(`${today}T00:00:00Z`);
  start.setUTCDate(start.getUTCDate() - (days - 1));
  return start.toISOString().slice(0, 10);
};

/**
 * What the lists behind the figures of a department add: its figures count the cases that it leads, its lists also hold those in
 * which it assists. Empty for other readers, and for the head of several departments, whom one filter cannot serve.
 */
export const ledBy = (grants: Me['grants']): Filters => {
  const [first, ...others] = new Set(grants.map((grant) => grant.department));
  return first && others.length === 0 ? { department: first } : {};
};

/** One bar: what it stands for, how many, and the list behind it. */
export interface Bar {
  readonly key: string | null;
  readonly name: string;
  readonly count: number;
  readonly filters: Filters | null;
}

type Tally = Overview['byCampus'][number];
export type Dimension = 'campus' | 'department' | 'category' | 'channel' | 'state' | 'nature';
/** Figures without a list behind them: lists have no filter for them. */
type Unlisted = 'kind';

/** Bars of a dimension, largest first. What has no value yet cannot be filtered for, so it opens no list. */
export const barsOf = (
  tallies: readonly Tally[],
  dimension: Dimension | Unlisted,
  name: (key: string | null) => string,
): readonly Bar[] =>
  [...tallies]
    .sort((one, other) => other.count - one.count)
    .map(({ key, count }) => ({
      key,
      count,
      name: name(key),
      filters: key === null || dimension === 'kind' ? null : { [dimension]: key },
    }));

/** The view of the work list that holds exactly what a tile counts. */
export const TILE_VIEWS = {
  received: 'all',
  open: 'open',
  overdue: 'overdue',
  closed: 'closed',
} as const satisfies Record<string, View>;

export const percent = (rate: number | null): string | null =>
  rate === null ? null : `${(rate * 100).toFixed(rate === 1 || rate === 0 ? 0 : 1)}%`;

/** What a chart shows, in words, for those who cannot see it: `门诊部 3、财务科 1`. */
export const inWords = (
  values: readonly (readonly [name: string, value: number | string])[],
  language: Language,
): string =>
  joined(
    values.map(([name, value]) => `${name} ${value}`),
    language,
  );
