import type { CalendarData } from './calendar-data.js';

/** The days of a year that are off by law without a notice, by date; empty where the calendar names none. */
export function statutoryDays(
  { statutory }: Pick<CalendarData, 'statutory'>,
  year: number,
): { readonly date: string; readonly name: string; readonly nameEn: string }[] {
  return (statutory ?? [])
    .flatMap(({ name, nameEn, days }) =>
      days
        .map((day) => (day.length === 5 ? `${year}-${day}` : day))
        .filter((date) => date.startsWith(`${year}-`))
        .map((date) => ({ date, name, nameEn: nameEn ?? name })),
    )
    .sort((one, other) => (one.date < other.date ? -1 : 1));
}
