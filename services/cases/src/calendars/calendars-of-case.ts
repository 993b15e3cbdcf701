import type { Calendar, CalendarSet, Policy } from '@tingsu/policy';

/** The calendars that the clocks of a case count on. */
export interface Calendars {
  /** Of the campus. */
  readonly calendar: Calendar;
  /** Of a department that has a layer of its own (a ward that never closes); left out where none has. */
  readonly calendarOf?: (departmentCode: string) => Calendar | undefined;
}

export function calendarsOfCase(
  calendars: CalendarSet,
  policy: Policy,
  campus: string | null,
): Calendars {
  const base = policy.calendarId;
  const calendar = calendars.find({ base, campus });
  // Nearly every hospital has no such layer, and looking for the department of each clock costs more than counting.
  if (calendars.departments.size === 0) return { calendar };
  const calendarOf = (departmentCode: string): Calendar | undefined =>
    calendars.departments.has(departmentCode)
      ? calendars.find({ base, campus, departmentCode })
      : undefined;
  return { calendar, calendarOf };
}
