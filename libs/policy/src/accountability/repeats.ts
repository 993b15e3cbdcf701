import type { PolicyDocument } from '../documents/document-schema.js';
import { addMonths, dateOf, dayOf } from '../calendars/day.js';

type Window = NonNullable<PolicyDocument['repeat']>['window'];

/** The first day on which a complaint about the same issue still counts beside one of this day; null where none does. */
export function countedFrom(window: Window | undefined, day: string): string | null {
  if (!window) return null;
  const at = dayOf(day);
  return dateOf(window.unit === 'month' ? addMonths(at, -window.value) : at - window.value);
}
