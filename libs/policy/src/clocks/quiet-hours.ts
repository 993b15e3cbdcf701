import { MS_PER_DAY } from '@tingsu/contracts';
import type { TimeZone } from '../calendars/time-zone.js';

/** Local times of day in milliseconds after midnight; `from` after `to` runs over midnight. */
export interface QuietTime {
  readonly from: number;
  readonly to: number;
}

/**
 * Where a reminder goes that would come while people sleep: to the end of the quiet hours, or to their beginning if their end is not
 * before the due time. Local time of day decides, so that daylight saving wakes no one.
 */
export function outsideQuietHours(
  zone: TimeZone,
  { from, to }: QuietTime,
  at: number,
  due: number,
): number {
  const { day, ms } = zone.toLocal(at);
  const overMidnight = from > to;
  const quiet = overMidnight ? ms >= from || ms < to : ms >= from && ms < to;
  if (!quiet) return at;
  const firstDay = overMidnight && ms < to ? day - 1 : day;
  const lastDay = overMidnight ? firstDay + 1 : firstDay;
  // In the hour that is repeated, straight on is right and the first of the two would be in the past.
  const ahead = at + (lastDay - day) * MS_PER_DAY + to - ms;
  const end = zone.toLocal(ahead).ms === to % MS_PER_DAY ? ahead : zone.toInstant(lastDay, to);
  return end < due ? end : zone.toInstant(firstDay, from);
}
