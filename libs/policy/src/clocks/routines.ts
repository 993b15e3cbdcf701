import type { Calendar } from '../calendars/calendar.js';
import { civilOf, dateOf, dayOf, dayOfCivil, lastDayOfMonth, weekdayOf } from '../calendars/day.js';
import { isoOf } from '../calendars/instant.js';
import { timeZoneOf } from '../calendars/time-zone.js';
import type { RoutineRule } from '../documents/duty-schema.js';
import type { Policy } from '../documents/policy.js';
import type { Text } from '../documents/text.js';
import { millisecondsOf } from './counting.js';
import { offsetOf } from './ladder.js';

export interface RoutineItem {
  readonly id: string;
  readonly label: Text;
  readonly owner: string;
  /** Every department of the campus owes it, not the owner alone. */
  readonly eachDepartment: boolean;
  /** First day of the day, week, month or quarter, `YYYY-MM-DD`. */
  readonly period: string;
  /** End of the last day on which it may be done, ISO instant in UTC. */
  readonly dueAt: string;
  /** When it is marked as missed. */
  readonly flagAt: string;
  /** When those above hear of it, and who they are; null where the policy names no one. */
  readonly escalation: { readonly at: string; readonly to: readonly string[] } | null;
}

interface Period {
  readonly first: number;
  readonly last: number;
}

/**
 * What must be done in the day, week, month and quarter that hold a day, independent of any complaint. `date` is
 * `YYYY-MM-DD` in the hospital's time zone. A daily routine has the whole of its day. A longer one is due with the last working day of
 * its period, because nobody closes a month on a Sunday; it is marked on the next working day.
 */
export function routinesOn(
  policy: Policy,
  calendar: Calendar,
  date: string,
  timeZone: string,
): RoutineItem[] {
  const day = dayOf(date);
  return policy.routines
    .filter(({ every }) => every !== 'working-day' || calendar.isWorkingDay(day))
    .map((routine) => itemOf(routine, policy, calendar, day, timeZone));
}

function itemOf(
  routine: RoutineRule,
  { cutoff }: Policy,
  calendar: Calendar,
  day: number,
  timeZone: string,
): RoutineItem {
  const { id, zh, en, owner, every, flagAt, each, escalateAfter, escalateTo } = routine;
  const zone = timeZoneOf(timeZone);
  const { first, last } = periodOf(every, day);
  const daily = first === last;
  const end = daily ? last : lastWorkingDay(calendar, first, last);
  const flagDay = daily ? end + 1 : calendar.rollForward(end + 1);
  const flagged = zone.toInstant(flagDay, millisecondsOf(flagAt));
  return {
    id,
    label: { zh, en },
    owner,
    eachDepartment: each === 'department',
    period: dateOf(first),
    dueAt: isoOf(daily ? zone.toInstant(end + 1, 0) : zone.toInstant(end, millisecondsOf(cutoff))),
    flagAt: isoOf(flagged),
    escalation: escalateTo
      ? { at: isoOf(flagged + offsetOf(escalateAfter ?? '0h')), to: escalateTo }
      : null,
  };
}

function periodOf(every: RoutineRule['every'], day: number): Period {
  switch (every) {
    case 'day':
    case 'working-day':
      return { first: day, last: day };
    case 'week': {
      const first = day - weekdayOf(day) + 1;
      return { first, last: first + 6 };
    }
    case 'month':
      return monthsFrom(civilOf(day).year, civilOf(day).month, 1);
    case 'quarter': {
      const { year, month } = civilOf(day);
      return monthsFrom(year, month - ((month - 1) % 3), 3);
    }
  }
}

const monthsFrom = (year: number, month: number, count: number): Period => ({
  first: dayOfCivil(year, month, 1),
  last: lastDayOfMonth({ year, month: month + count - 1 }),
});

/** A period in which no day is worked ends with its last day. */
function lastWorkingDay(calendar: Calendar, first: number, last: number): number {
  const day = calendar.rollBack(last);
  return day >= first ? day : last;
}
