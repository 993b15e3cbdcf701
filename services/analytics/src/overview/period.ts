import { localDay, ProblemError } from '@tingsu/contracts';
import { addDays } from './local-days.js';

/** Whole days of the hospital's calendar, both ends included; null is unbounded. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

/** Days shown in a series when no period is asked for, and the most that one answer carries. */
const USUAL_DAYS = 30;
const MOST_DAYS = 366;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day stays itself; an instant means the local day that it lies in. */
export function periodOf(
  query: { readonly from?: string | undefined; readonly to?: string | undefined },
  timeZone: string,
): Period {
  const day = (value: string | undefined) =>
    value === undefined ? null : DAY.test(value) ? value : localDay(value, timeZone);
  const period = { from: day(query.from), to: day(query.to) };
  if (period.from !== null && period.to !== null && period.from > period.to) {
    const errors = [
      { path: 'to', code: 'too_early', message: 'The end lies before the beginning' },
    ];
    throw new ProblemError('request.invalid', 'Choose an end that is not before the beginning.', {
      errors,
    });
  }
  return period;
}

/** The days whose months are shown: those of the period, of a longer one the last twelve months. */
export function monthsOf(
  { from, to }: Period,
  today: string,
): { readonly from: string; readonly to: string } {
  const last = to ?? today;
  const year = Number(last.slice(0, 4)) - 1;
  const next = Number(last.slice(5, 7)) + 1;
  const earliest = next > 12 ? `${year + 1}-01-01` : `${year}-${String(next).padStart(2, '0')}-01`;
  return { from: from === null || from < earliest ? earliest : from, to: last };
}

/** The days of the series: those of the period, else the last thirty; of a longer period the last year. */
export function seriesOf(
  { from, to }: Period,
  today: string,
): { readonly from: string; readonly to: string } {
  const last = to === null || to > today ? today : to;
  const first = from ?? addDays(last, 1 - USUAL_DAYS);
  const earliest = addDays(last, 1 - MOST_DAYS);
  return { from: first > last ? last : first < earliest ? earliest : first, to: last };
}
