import { CALENDAR_YEARS, MS_PER_DAY } from '@tingsu/contracts';
import { Temporal } from 'temporal-polyfill';
import { remembered } from '../remembered.js';
import { dayOfCivil } from './day.js';

/** Offsets of one time zone as a table, because asking Temporal for every clock would cost more than all the counting. */
export interface TimeZone {
  readonly id: string;
  /** Local day number and milliseconds since local midnight of an instant (milliseconds since 1970 UTC). */
  toLocal(instant: number): { readonly day: number; readonly ms: number };
  /**
   * Instant of a local time. `ms` may be 24 h (the end of the day). A time that daylight saving skips moves forward by the
   * gap; one that it repeats is the first of the two.
   */
  toInstant(day: number, ms: number): number;
}

/** The IANA data base has some 600 names. */
const MOST_ZONES = 1_000;

/** Throws a RangeError for a name that the IANA data base does not know. */
export const timeZoneOf: (id: string) => TimeZone = remembered(MOST_ZONES, compile);

/** Milliseconds since 1970 of an ISO instant. The offset is required: without it the process's zone would decide. */
export function instantOf(text: string): number {
  const ms = /T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms))
    throw new RangeError(`${text} is not an instant: write it as 2026-11-20T10:12:00+08:00.`);
  return ms;
}

function compile(id: string): TimeZone {
  const { starts, offsets } = transitions(id);
  const offsetAt = (instant: number): number => offsets[indexAt(starts, instant)] ?? 0;
  return {
    id,
    toLocal(instant) {
      const local = instant + offsetAt(instant);
      const day = Math.floor(local / MS_PER_DAY);
      return { day, ms: local - day * MS_PER_DAY };
    },
    toInstant(day, ms) {
      const local = day * MS_PER_DAY + ms;
      // The two candidates differ only within a day of a change of the clocks.
      const before = offsetAt(local - MS_PER_DAY);
      const after = offsetAt(local + MS_PER_DAY);
      if (before === after) return local - before;
      const early = local - before;
      if (offsetAt(early) === before) return early;
      const late = local - after;
      return offsetAt(late) === after ? late : early;
    },
  };
}

function transitions(id: string): { starts: readonly number[]; offsets: readonly number[] } {
  let moment = Temporal.Instant.fromEpochMilliseconds(
    dayOfCivil(CALENDAR_YEARS.first, 1, 1) * MS_PER_DAY,
  ).toZonedDateTimeISO(id);
  const starts = [Number.NEGATIVE_INFINITY];
  const offsets = [moment.offsetNanoseconds / 1e6];
  for (;;) {
    const next = moment.getTimeZoneTransition('next');
    if (!next || next.year > CALENDAR_YEARS.last) return { starts, offsets };
    starts.push(next.epochMilliseconds);
    offsets.push(next.offsetNanoseconds / 1e6);
    moment = next;
  }
}

/** Index of the last start that is not after the instant. */
function indexAt(starts: readonly number[], instant: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? Number.POSITIVE_INFINITY) <= instant) low = middle;
    else high = middle - 1;
  }
  return low;
}
