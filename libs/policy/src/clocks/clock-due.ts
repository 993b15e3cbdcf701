import { dayOf } from '../calendars/day.js';
import { instantOf } from '../calendars/time-zone.js';
import type { LayeredClock } from '../documents/policy.js';
import {
  dueAfter,
  dueAtInstant,
  dueOn,
  endOfMonth,
  sameDay,
  type Counting,
  type Due,
  type PauseInterval,
} from './counting.js';
import type { History } from './reading.js';

/** Null while a clock waits for a date that is not agreed yet. */
export function dueOf(
  history: History,
  counting: Counting,
  clock: LayeredClock,
  start: number,
  pauses: readonly PauseInterval[],
): Due | null {
  const { duration, default: fallback, atMost } = clock.rule;
  if (duration.unit !== 'anchor') return dueAfter(counting, start, duration, pauses);
  if (duration.value === 'same-day') return sameDay(counting, start);
  if (duration.value === 'end-of-month') return endOfMonth(counting, start);
  if (duration.value === 'externalDue') {
    const asked = history.externalDueAt;
    if (asked) return dueAtInstant(counting, instantOf(asked));
  }
  const agreed = agreedDate(history, clock);
  if (agreed !== undefined)
    return earlier(
      dueOn(counting, dayOf(agreed)),
      atMost && dueAfter(counting, start, atMost, pauses),
    );
  return fallback ? dueAfter(counting, start, fallback, pauses) : null;
}

function earlier(due: Due, limit: Due | undefined): Due {
  return limit && limit.at < due.at ? limit : due;
}

export function agreedDate(history: History, { rule }: LayeredClock): string | undefined {
  if (rule.duration.value !== 'agreedDate') return undefined;
  const known = history.agreedDates?.[rule.id] ?? history.facts['agreedDate'];
  return typeof known === 'string' ? known : undefined;
}

/** An extension counts from the end of the time it extends, in its own unit (T-37). */
export function extended(counting: Counting, due: Due, by: Parameters<typeof dueAfter>[2]): Due {
  if (by.unit === 'minute' || by.unit === 'hour') return dueAfter(counting, due.at, by);
  const onDueDay = counting.zone.toInstant(due.unrolledDay, 0);
  return dueAfter({ ...counting, includeFirst: false }, onDueDay, by);
}

/** A time communicated to the complainant stays, where recounting would end earlier. */
export function neverEarlier(
  counting: Counting,
  due: Due,
  held: NonNullable<History['held']>[string] | undefined,
  start: number,
): Due {
  if (!held || instantOf(held.startedAt) !== start || instantOf(held.dueAt) <= due.at) return due;
  return { ...dueAtInstant(counting, instantOf(held.dueAt)), provisional: due.provisional };
}
