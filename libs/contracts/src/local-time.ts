/** Making a format is slow, and there are few time zones. Swedish writes dates as ISO 8601 does. */
const formats = new Map<string, Intl.DateTimeFormat>();
const formatIn = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    calendar: 'gregory',
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
};

/** Day and time of day of an instant as people in a time zone say it: `2026-11-20`, `18:12`. */
export function localTime(
  instant: string | Date,
  timeZone: string,
): { readonly day: string; readonly time: string } {
  const [day = '', time = ''] = formatIn(timeZone).format(new Date(instant)).split(' ');
  return { day, time };
}

/** The day (YYYY-MM-DD) that people in a time zone call the instant. */
export const localDay = (instant: string | Date, timeZone: string): string =>
  localTime(instant, timeZone).day;

/** The instant at which the clock on the wall of a time zone shows this day and time; `24:00` is the end of the day. */
export function instantOnWall(day: string, time: string, timeZone: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const wall = Date.parse(`${day}T00:00:00Z`) + (hours * 60 + minutes) * 60_000;
  const aheadAt = (instant: number): number => {
    const shown = localTime(new Date(instant), timeZone);
    return Date.parse(`${shown.day}T${shown.time}:00Z`) - instant;
  };
  const guess = wall - aheadAt(wall);
  return new Date(wall - aheadAt(guess));
}
