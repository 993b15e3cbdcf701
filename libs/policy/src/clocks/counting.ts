import { MS_PER_DAY } from '@tingsu/contracts';
import type { Amount } from '@tingsu/contracts';
import type { Calendar } from '../calendars/calendar.js';
import { addMonths, lastDayOfMonth, civilOf } from '../calendars/day.js';
import { timeZoneOf, type TimeZone } from '../calendars/time-zone.js';
import type { Policy } from '../documents/policy.js';
import { remembered, rememberedWith } from '../remembered.js';
import { workingTimeAfter, workingTimeBetween, type Shift } from './working-time.js';

export type Roll = 'next-working-day' | 'previous-working-day' | 'none';

/** How days are counted for one clock: calendar, time zone and the policy's conventions (calendar rules 3.4). */
export interface Counting {
  readonly calendar: Calendar;
  readonly zone: TimeZone;
  /** End of a counted day, milliseconds after local midnight. */
  readonly cutoff: number;
  readonly includeFirst: boolean;
  readonly roll: Roll;
  readonly shifts: readonly Shift[];
}

/** A stretch in which a clock does not count; `to` is null while it is not resumed and no limit ends it. */
export interface PauseInterval {
  readonly from: number;
  readonly to: number | null;
  /** True if the longest allowed pause ended it, or will. */
  readonly byLimit: boolean;
  /** True until resumed. */
  readonly open: boolean;
  /** Milestone that began it. */
  readonly cause: string;
}

export interface Due {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** Local day on which it falls; with a cutoff of 24:00 `at` is already the first moment of the next one. */
  readonly day: number;
  /** Day before rolling off a holiday. */
  readonly unrolledDay: number;
  readonly provisional: boolean;
}

const MS = { minute: 60_000, hour: 3_600_000, day: MS_PER_DAY } as const;

/** Time zones kept for a policy and calendar; a group has one. */
const MOST_ZONES = 20;
const countings = rememberedWith((policy: Policy) =>
  rememberedWith((calendar: Calendar) =>
    remembered(MOST_ZONES, (timeZone: string) => compile(policy, calendar, timeZone)),
  ),
);

/** Kept, because cases by the thousand ask for the same few. */
export const countingOf = (policy: Policy, calendar: Calendar, timeZone: string): Counting =>
  countings(policy)(calendar)(timeZone);

function compile(policy: Policy, calendar: Calendar, timeZone: string): Counting {
  return {
    calendar,
    zone: timeZoneOf(timeZone),
    cutoff: millisecondsOf(policy.cutoff),
    includeFirst: policy.dayCount === 'include-first',
    roll: policy.roll,
    shifts:
      calendar.alwaysOpenBy === null
        ? policy.shifts.map(({ from, to }) => ({
            from: millisecondsOf(from),
            to: millisecondsOf(to),
          }))
        : [{ from: 0, to: MS.day }],
  };
}

/** `17:00` → milliseconds after midnight. */
export function millisecondsOf(clockTime: string): number {
  const [hours, minutes] = clockTime.split(':').map(Number);
  return (hours ?? 0) * MS.hour + (minutes ?? 0) * MS.minute;
}

/** When an amount of time that began at `start` is over, pauses left out. `pauses` are in order and do not overlap. */
export function dueAfter(
  counting: Counting,
  start: number,
  amount: Amount,
  pauses: readonly PauseInterval[] = [],
): Due {
  if (amount.unit === 'minute' || amount.unit === 'hour' || amount.basis === 'elapsed') {
    return amount.basis === 'working'
      ? workingTimeDue(counting, start, amount, pauses)
      : elapsedDue(counting, start, amount, pauses);
  }
  return daysDue(counting, start, amount, pauses);
}

/** The end of a given day. */
export function dueOn(counting: Counting, day: number): Due {
  const rolled = rollDay(counting, day);
  const provisional =
    counting.roll !== 'none' &&
    counting.calendar.isProvisional(Math.min(day, rolled) - 1, Math.max(day, rolled));
  return {
    at: counting.zone.toInstant(rolled, counting.cutoff),
    day: rolled,
    unrolledDay: day,
    provisional,
  };
}

/** A given instant, which nothing moves. */
export function dueAtInstant(counting: Counting, at: number): Due {
  return onItsDay(counting, at, false);
}

/** The end of the day on which it begins; after the cutoff that is midnight. */
export function sameDay(counting: Counting, start: number): Due {
  const local = counting.zone.toLocal(start);
  const at = counting.zone.toInstant(
    local.day,
    local.ms < counting.cutoff ? counting.cutoff : MS.day,
  );
  return { at, day: local.day, unrolledDay: local.day, provisional: false };
}

export function endOfMonth(counting: Counting, start: number): Due {
  const due = dueOn(counting, lastDayOfMonth(civilOf(counting.zone.toLocal(start).day)));
  // After office hours of the last day the month still has its evening.
  return due.at > start ? due : sameDay(counting, start);
}

/** Amounts of time run at once, through nights and holidays (rule 1). */
function elapsedDue(
  counting: Counting,
  start: number,
  { value, unit }: Amount,
  pauses: readonly PauseInterval[],
): Due {
  let at = start + value * MS[unit === 'month' ? 'day' : unit];
  for (const pause of pauses) {
    if (pause.from >= at || pause.to === null) break;
    at += pause.to - pause.from;
  }
  return onItsDay(counting, at, false);
}

function workingTimeDue(
  counting: Counting,
  start: number,
  { value, unit }: Amount,
  pauses: readonly PauseInterval[],
): Due {
  let anchor = start;
  let remaining = value * (unit === 'minute' ? MS.minute : MS.hour);
  for (const pause of pauses) {
    if (pause.from >= workingTimeAfter(counting, anchor, remaining) || pause.to === null) break;
    remaining -= workingTimeBetween(counting, anchor, pause.from);
    anchor = pause.to;
  }
  const at = workingTimeAfter(counting, anchor, remaining);
  const startDay = counting.zone.toLocal(start).day;
  return onItsDay(
    counting,
    at,
    counting.calendar.isProvisional(startDay - 1, counting.zone.toLocal(at).day),
  );
}

function onItsDay(counting: Counting, at: number, provisional: boolean): Due {
  const { day } = counting.zone.toLocal(at);
  return { at, day, unrolledDay: day, provisional };
}

/**
 * Days and months. The day of receipt is day 0 (rule 2); a pause keeps the whole days already used, and the day of resumption
 * is not counted (rule 5); the last day of calendar days and months rolls off a holiday (rule 4).
 */
function daysDue(
  counting: Counting,
  start: number,
  amount: Amount,
  pauses: readonly PauseInterval[],
): Due {
  const { zone, calendar, cutoff } = counting;
  const working = amount.basis === 'working';
  const first = zone.toLocal(start);
  const startDay = counting.includeFirst && first.ms < cutoff ? first.day - 1 : first.day;
  let anchor = startDay;
  let remaining =
    amount.unit === 'month' ? monthsAfter(startDay, amount.value, counting) : amount.value;
  const settle = (): Due => {
    if (!working) return dueOn(counting, anchor + remaining);
    const day = calendar.workingDayAfter(anchor, remaining);
    return {
      at: zone.toInstant(day, cutoff),
      day,
      unrolledDay: day,
      provisional: calendar.isProvisional(startDay, day),
    };
  };
  for (const pause of pauses) {
    if (pause.from >= settle().at) break;
    remaining = Math.max(1, remaining - daysUsed(counting, anchor, pause.from, working));
    if (pause.to === null) {
      anchor = zone.toLocal(pause.from).day;
      break;
    }
    anchor = zone.toLocal(pause.to).day;
  }
  return settle();
}

/**
 * Days from the one before the first counted day to the last. Without the first day a month ends on the corresponding day (Civil Code
 * art. 202); with it ("commencing on") on the day before. Where the month has no such day, both end with the month.
 */
function monthsAfter(startDay: number, months: number, { includeFirst }: Counting): number {
  if (!includeFirst) return addMonths(startDay, months) - startDay;
  const first = startDay + 1;
  const corresponding = addMonths(first, months);
  const isShorter = civilOf(corresponding).day < civilOf(first).day;
  return corresponding - (isShorter ? 0 : 1) - startDay;
}

/** Whole counted days after `anchor` that are over at the instant; a day is over at its cutoff. */
export function daysUsed(
  { zone, calendar, cutoff }: Counting,
  anchor: number,
  instant: number,
  working: boolean,
): number {
  const local = zone.toLocal(instant);
  const notOver = local.ms >= cutoff ? local.day + 1 : local.day;
  if (working) return calendar.workingDaysBetween(anchor, notOver);
  return Math.max(0, notOver - anchor - 1);
}

function rollDay({ calendar, roll }: Counting, day: number): number {
  if (roll === 'next-working-day') return calendar.rollForward(day);
  return roll === 'previous-working-day' ? calendar.rollBack(day) : day;
}
