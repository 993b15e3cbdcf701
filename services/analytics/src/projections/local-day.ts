import { Temporal } from 'temporal-polyfill';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day (YYYY-MM-DD) that people in a time zone call the instant. */
export function localDay(instant: string, timeZone: string): string {
  const known = formats.get(timeZone);
  // Swedish writes dates as ISO 8601 does.
  const format =
    known ??
    new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  if (!known) formats.set(timeZone, format);
  return format.format(new Date(instant));
}

/** The first instant of a local day. */
export function startOfDay(day: string, timeZone: string): string {
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).toInstant().toString();
}

/** The last millisecond of a local day, so that reading it back as a day gives the same day. */
export function endOfDay(day: string, timeZone: string): string {
  const next = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
  return next.subtract({ milliseconds: 1 }).toString();
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}
