import type { Calendar } from '../calendars/calendar.js';
import { dayOf } from '../calendars/day.js';
import { isoOf } from '../calendars/instant.js';
import { timeZoneOf } from '../calendars/time-zone.js';
import type { Policy } from '../documents/policy.js';
import type { Text } from '../documents/text.js';
import { millisecondsOf } from './counting.js';

export interface RoutineItem {
  readonly id: string;
  readonly label: Text;
  readonly owner: string;
  /** End of the day, ISO instant in UTC. */
  readonly dueAt: string;
  /** When a missed day is flagged. */
  readonly flagAt: string;
}

/** What must be done on a day, independent of any complaint. `date` is `YYYY-MM-DD` in the hospital's time zone. */
export function routinesOn(
  policy: Policy,
  calendar: Calendar,
  date: string,
  timeZone: string,
): RoutineItem[] {
  const day = dayOf(date);
  const zone = timeZoneOf(timeZone);
  return policy.routines
    .filter((routine) => routine.every === 'day' || calendar.isWorkingDay(day))
    .map(({ id, zh, en, owner, flagAt }) => ({
      id,
      label: { zh, en },
      owner,
      dueAt: isoOf(zone.toInstant(day + 1, 0)),
      flagAt: isoOf(zone.toInstant(day + 1, millisecondsOf(flagAt))),
    }));
}
