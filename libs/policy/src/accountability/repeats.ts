import { addMonths, dateOf, dayOf } from '../calendars/day.js';
import type { Window } from '../documents/accountability-schema.js';

/** The first day on which a complaint about the same issue still counts beside one of this day; null where none does. */
export function countedFrom(window: Window | null | undefined, day: string): string | null {
  if (!window) return null;
  const at = dayOf(day);
  return dateOf(window.unit === 'month' ? addMonths(at, -window.value) : at - window.value);
}
