import type { CalendarYear, PolicyActivated } from '@tingsu/contracts';
import { statutoryDays } from '@tingsu/policy';

type Calendar = PolicyActivated['data']['calendars'][number];
/** As it is stored; `source` stays in this service, because no other one shows it. */
export type StoredCalendar = Calendar & { readonly source?: string };

/** The year as a draft of it begins: what is entered of it, else its statutory days. */
export function yearOf(calendar: StoredCalendar, year: number): CalendarYear {
  return {
    calendarId: calendar.id,
    parent: calendar.parent ?? null,
    scope: calendar.scope ?? { level: 'country', code: null },
    year,
    status: 'published',
    alwaysOpen: calendar.alwaysOpen ?? false,
    source: '',
    days: daysToStartFrom(calendar, year).map(({ date, kind, name, nameEn }) => ({
      date,
      kind,
      name,
      ...(nameEn === undefined ? {} : { nameEn }),
    })),
  };
}

/** A year without entries begins with the statutory days off. */
function daysToStartFrom(calendar: StoredCalendar, year: number): Calendar['days'] {
  const entered = calendar.days.filter(({ date }) => date.startsWith(`${year}-`));
  return entered.length > 0
    ? entered
    : statutoryDays(calendar, year).map((day) => ({ ...day, kind: 'off' }));
}

/** The calendars with a year put in the place of what was there; its days come first in their calendar. */
export function withYear<Data extends Calendar>(
  calendars: readonly Data[],
  year: CalendarYear,
): Data[] {
  const before = calendars.find(({ id }) => id === year.calendarId);
  const kept = before?.days.filter(({ date }) => !date.startsWith(`${year.year}-`)) ?? [];
  const years = [
    ...(before?.years.filter((one) => one.year !== year.year) ?? []),
    { year: year.year, status: year.status },
  ];
  const after = {
    ...before,
    id: year.calendarId,
    ...(year.parent === null ? {} : { parent: year.parent }),
    ...(before?.scope || year.scope.level !== 'country' ? { scope: year.scope } : {}),
    ...(year.alwaysOpen || before?.alwaysOpen ? { alwaysOpen: year.alwaysOpen } : {}),
    years: years.sort((one, other) => one.year - other.year),
    days: [...year.days, ...kept],
  } as unknown as Data;
  return before ? calendars.map((one) => (one === before ? after : one)) : [...calendars, after];
}

/** In the order of dates, as calendars are published. */
export function inOrder<Data extends Calendar>(calendar: Data): Data {
  return {
    ...calendar,
    days: [...calendar.days].sort((one, other) => (one.date < other.date ? -1 : 1)),
  };
}
