import { YearNumberSchema, type Calendars, type CalendarYearView } from '@tingsu/contracts';
import {
  calendarSet,
  missingYear,
  yearView,
  type CalendarData,
  type CalendarSet,
  type Policy,
} from '@tingsu/policy';

type Stored = CalendarData & { readonly source?: string };

/** The layers of the group, and the years that are still missing although dates are promised in them. `today` is a date in its zone. */
export function calendarsView(
  calendars: readonly Stored[],
  bound: readonly Policy[],
  today: string,
): Calendars {
  return {
    items: calendars.map((one) => ({
      calendarId: one.id,
      label: one.label ?? null,
      parent: one.parent ?? null,
      scope: one.scope ?? { level: 'country', code: null },
      alwaysOpen: one.alwaysOpen ?? false,
      source: one.source ?? '',
      years: one.years
        .map(({ year, status }) => ({ year, status }))
        .sort((first, second) => first.year - second.year),
    })),
    missing: missingYears(calendars, bound, today).map(({ calendarId, year, since }) => ({
      calendarId,
      year,
      since,
    })),
  };
}

export interface MissingCalendar {
  readonly calendarId: string;
  readonly year: number;
  readonly since: string;
  readonly status: 'missing' | 'provisional';
  readonly every: 'week' | 'day';
}

/** Of each calendar that a bound policy counts on: next year, once the season of that policy has begun. */
export function missingYears(
  calendars: readonly CalendarData[],
  bound: readonly Policy[],
  today: string,
  set: CalendarSet = calendarSet(calendars),
): MissingCalendar[] {
  const found = new Map<string, MissingCalendar>();
  for (const { calendarId, calendarReminder } of bound) {
    const calendar = set.byId(calendarId);
    const missing = calendar ? missingYear(calendarReminder, calendar, today) : null;
    if (!missing || found.has(calendarId)) continue;
    const { year, since, every } = missing;
    const entered =
      calendars.find(({ id }) => id === calendarId)?.years.some((one) => one.year === year) ??
      false;
    found.set(calendarId, {
      calendarId,
      year,
      since,
      every,
      status: entered ? 'provisional' : 'missing',
    });
  }
  return [...found.values()];
}

/** Every day of a year as it counts on this layer; null when there is no such calendar, or no such year in the range of calendars. */
export function calendarYearView(
  calendars: readonly CalendarData[],
  calendarId: string,
  year: number,
): CalendarYearView | null {
  const calendar = calendarSet(calendars).byId(calendarId);
  if (!calendar || !YearNumberSchema.safeParse(year).success) return null;
  const { published, workingDays, days } = yearView(calendar, year);
  return {
    ...{ calendarId, year, workingDays, days: [...days] },
    status: published ? 'published' : 'provisional',
  };
}
