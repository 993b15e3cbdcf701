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
