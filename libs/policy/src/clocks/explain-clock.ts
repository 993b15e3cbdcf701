import { MS_PER_DAY, twoDigits } from '@tingsu/contracts';
import type { Facts } from '@tingsu/contracts';
import type { Calendar } from '../calendars/calendar.js';
import { timeZoneOf } from '../calendars/time-zone.js';
import { holds } from '../documents/condition.js';
import type { Policy } from '../documents/policy.js';
import { triage } from '../triage/triage.js';
import { clocksFor } from './clocks-for.js';
import type { ClockReading } from './reading.js';

/**
 * One clock of a policy from a given start, with its steps. Without facts the clock runs whatever its condition; with facts it must
 * hold. Throws a RangeError that says what to do if the clock is unknown or does not run.
 */
export function explainClock(
  policy: Policy,
  calendar: Calendar,
  question: {
    readonly clockId: string;
    readonly start: string;
    readonly facts?: Facts | undefined;
    readonly timeZone?: string;
  },
): ClockReading {
  const { clockId, start, facts } = question;
  const clock = policy.clocks.find((one) => one.rule.id === clockId);
  if (!clock)
    throw new RangeError(
      `Policy ${policy.primary.id} has no clock ${clockId}. It has ${policy.clocks.map((one) => one.rule.id).join(', ')}.`,
    );
  const asked = facts ? clock : { ...clock, rule: { ...clock.rule, when: undefined } };
  const [reading] = clocksFor({ ...policy, clocks: [asked] }, calendar, {
    facts: facts ?? {},
    triage: triage(policy, facts ?? {}),
    milestones: [{ name: clock.rule.start, at: start }],
    timeZone: question.timeZone ?? policy.timeZone,
    acceptance: 'undecided',
  });
  if (
    !reading &&
    asked.rule.duration.unit === 'anchor' &&
    (!facts || !asked.rule.when || holds(asked.rule.when, facts))
  )
    throw new RangeError(
      `Clock ${clockId} begins once a date is set for it, so there is nothing to explain yet. For an agreed date give the fact agreedDate, such as {"agreedDate": "2026-11-25"}.`,
    );
  if (!reading)
    throw new RangeError(
      `Clock ${clockId} does not run for these facts: its condition does not hold. Change the facts or ask without them.`,
    );
  return reading;
}

/** `2026-11-25T09:00:00.000Z` → `2026-11-25T17:00+08:00`: an instant as the hospital reads it, to the minute unless it has seconds. */
export function inZone(instant: string, timeZone: string): string {
  const at = Date.parse(instant);
  const { day, ms } = timeZoneOf(timeZone).toLocal(at);
  const local = day * MS_PER_DAY + ms;
  const text = new Date(local).toISOString();
  const offset = (local - at) / 60_000;
  const absolute = Math.abs(offset);
  const sign = offset < 0 ? '-' : '+';
  const time = ms % 60_000 === 0 ? text.slice(0, 16) : text.slice(0, 19);
  return `${time}${sign}${twoDigits(Math.floor(absolute / 60))}:${twoDigits(absolute % 60)}`;
}
