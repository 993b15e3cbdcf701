import type { Calendar } from '../calendars/calendar.js';
import type { TimeZone } from '../calendars/time-zone.js';

/** Opening hours of a working day, in milliseconds after local midnight; `from` < `to`. Shifts are in order. */
export interface Shift {
  readonly from: number;
  readonly to: number;
}
interface Hours {
  readonly calendar: Calendar;
  readonly zone: TimeZone;
  readonly shifts: readonly Shift[];
}

/** Longest look-ahead for working time, in days: a calendar that never opens is an error, not an endless loop. */
const HORIZON_DAYS = 4_000;

/** The instant at which an amount of opening time after `start` has passed. Throws a RangeError if the calendar never opens. */
export function workingTimeAfter(hours: Hours, start: number, amount: number): number {
  const first = hours.zone.toLocal(start).day;
  let remaining = amount;
  for (let day = first; day < first + HORIZON_DAYS; day++) {
    for (const [from, to] of openings(hours, day)) {
      const begin = Math.max(from, start);
      if (begin >= to) continue;
      if (remaining <= to - begin) return begin + remaining;
      remaining -= to - begin;
    }
  }
  throw new RangeError(`Calendar ${hours.calendar.id} has no opening hours for this clock.`);
}

/** Opening time between two instants, in milliseconds. */
export function workingTimeBetween(hours: Hours, from: number, to: number): number {
  let sum = 0;
  const last = hours.zone.toLocal(to).day;
  for (let day = hours.zone.toLocal(from).day; day <= last; day++) {
    for (const [open, close] of openings(hours, day))
      sum += Math.max(0, Math.min(close, to) - Math.max(open, from));
  }
  return sum;
}

function openings({ calendar, zone, shifts }: Hours, day: number): (readonly [number, number])[] {
  if (!calendar.isWorkingDay(day)) return [];
  return shifts.map(
    (shift) => [zone.toInstant(day, shift.from), zone.toInstant(day, shift.to)] as const,
  );
}
