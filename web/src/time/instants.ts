import { twoDigits } from '@tingsu/contracts';
import type { Language } from '../i18n/language';

/** Texts of instants in the hospital's own time zone, whatever zone the reader sits in. To make a formatter costs a millisecond. */
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatter = (
  language: Language,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat => {
  const key = `${language}|${timeZone}|${JSON.stringify(options)}`;
  const known =
    formatters.get(key) ??
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { ...options, timeZone });
  formatters.set(key, known);
  return known;
};

/** `2026年11月25日星期三 17:00`, `Wed, 25 Nov 2026, 17:00`. */
export const longInstant = (instant: string, language: Language, timeZone: string): string =>
  formatter(language, timeZone, {
    year: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: language === 'en' ? 'short' : 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));

/** `11-25 17:00`, short enough for a column. */
export const shortInstant = (instant: string, language: Language, timeZone: string): string =>
  formatter(language, timeZone, {
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));

/** `11-25 17:00`, and for another year than the one it is now only the day: `2025-11-25`. */
export const listInstant = (
  instant: string,
  now: number,
  language: Language,
  timeZone: string,
): string => {
  const day = dayIn(timeZone, Date.parse(instant));
  return day.slice(0, 4) === dayIn(timeZone, now).slice(0, 4)
    ? shortInstant(instant, language, timeZone)
    : day;
};

/** Minutes by which the zone's wall clock is ahead of UTC at an instant. */
const zoneMinutes = (instant: number, timeZone: string): number => {
  const parts = formatter('en', timeZone, {
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const part = (type: string): number =>
    Number(parts.find((found) => found.type === type)?.value ?? 0);
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return Math.round((wall - instant) / 60_000);
};

/**
 * The instant of a wall-clock day and time in a zone, as ISO 8601 with offset (`2026-11-20T08:10:00+08:00`).
 * @param day `YYYY-MM-DD`; @param time `HH:MM`, empty = start of the day; null when the day is not a date.
 */
export const instantIn = (timeZone: string, day: string, time: string): string | null => {
  const clock = time || '00:00';
  const guess = Date.parse(`${day}T${clock}:00Z`);
  if (Number.isNaN(guess)) return null;
  const minutes = zoneMinutes(guess - zoneMinutes(guess, timeZone) * 60_000, timeZone);
  const size = Math.abs(minutes);
  return `${day}T${clock}:00${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
};

/** What the clock on the wall shows at an instant in a zone, `YYYY-MM-DDTHH:MM`, as a form field takes it. */
export const wallTimeIn = (timeZone: string, instant: string): string => {
  const at = Date.parse(instant);
  return new Date(at + zoneMinutes(at, timeZone) * 60_000).toISOString().slice(0, 16);
};

/** Today's date (`YYYY-MM-DD`) in a zone. */
export const dayIn = (timeZone: string, instant: number): string => {
  const shifted = new Date(instant + zoneMinutes(instant, timeZone) * 60_000);
  return shifted.toISOString().slice(0, 10);
};
