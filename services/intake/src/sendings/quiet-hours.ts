import { localTime } from '@tingsu/contracts';

/** Times on the spot between which nothing goes out; the second may be on the next day. */
export interface QuietHours {
  readonly from: string;
  readonly until: string;
}

const DAY_MS = 24 * 3_600_000;

/** The end of the quiet hours in which `now` lies; null when it lies in none. */
export function quietUntil(quiet: QuietHours | null, now: Date, timeZone: string): Date | null {
  if (!quiet) return null;
  const { from, until } = quiet;
  const time = localTime(now, timeZone).time;
  const overnight = from > until;
  const isQuiet = overnight ? time >= from || time < until : time >= from && time < until;
  if (!isQuiet) return null;
  const day = overnight && time >= from ? new Date(now.getTime() + DAY_MS) : now;
  return instantAt(localTime(day, timeZone).day, until, timeZone);
}

/** Midnight on the spot before `now`, and the one after it. */
export function dayAround(
  now: Date,
  timeZone: string,
): { readonly since: Date; readonly until: Date } {
  const { day } = localTime(now, timeZone);
  const since = instantAt(day, '00:00', timeZone);
  const tomorrow = localTime(new Date(since.getTime() + DAY_MS + 2 * 3_600_000), timeZone).day;
  return { since, until: instantAt(tomorrow, '00:00', timeZone) };
}

/** The instant at which the clocks on the spot show this time. */
function instantAt(day: string, time: string, timeZone: string): Date {
  const guess = new Date(`${day}T${time}:00Z`);
  const shown = localTime(guess, timeZone);
  const off = Date.parse(`${shown.day}T${shown.time}:00Z`) - guess.getTime();
  return new Date(guess.getTime() - off);
}
