import type { CalendarReminder } from '../documents/document-schema.js';
import { dayOf } from './day.js';
import type { Calendar } from './calendar.js';

export interface MissingYear {
  readonly year: number;
  /** Day from which administrators are reminded, `YYYY-MM-DD`. */
  readonly since: string;
  readonly every: 'week' | 'day';
  /** True on the days on which they are reminded. */
  readonly dueToday: boolean;
}

/**
 * Whether administrators must be reminded that next year's working days are not official yet (calendar rules 3.3). `today` is a date in the
 * hospital's time zone. Null before the season, or when the year is published.
 */
export function missingYear(
  rule: CalendarReminder | null,
  calendar: Calendar,
  today: string,
): MissingYear | null {
  if (!rule) return null;
  const thisYear = Number(today.slice(0, 4));
  const since = `${thisYear}-${rule.weeklyFrom}`;
  if (today < since || calendar.isPublished(thisYear + 1)) return null;
  const daily = today >= `${thisYear}-${rule.dailyFrom}`;
  return {
    year: thisYear + 1,
    since,
    every: daily ? 'day' : 'week',
    dueToday: daily || (dayOf(today) - dayOf(since)) % 7 === 0,
  };
}
