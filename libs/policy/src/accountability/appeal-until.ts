import type { Calendar } from '../calendars/calendar.js';
import { isoOf } from '../calendars/instant.js';
import { countingOf, dueAfter } from '../clocks/counting.js';
import type { Policy } from '../documents/policy.js';

/** The last moment at which somebody on whom a decision was served may appeal; null where the policy sets no end. */
export function appealUntil(
  policy: Policy,
  calendar: Calendar,
  timeZone: string,
  servedAt: string,
): string | null {
  const { appealWithin } = policy.accountability;
  if (appealWithin === null) return null;
  const counting = countingOf(policy, calendar, timeZone);
  return isoOf(dueAfter(counting, Date.parse(servedAt), appealWithin).at);
}
