import type { Facts } from '@tingsu/contracts';
import type { Calendar } from '../calendars/calendar.js';
import { dayOf } from '../calendars/day.js';
import { isoOf } from '../calendars/instant.js';
import { instantOf } from '../calendars/time-zone.js';
import type { Policy } from '../documents/policy.js';
import type { Text } from '../documents/text.js';
import { triage, withDecisions } from '../triage/triage.js';
import { countingOf } from './counting.js';
import { ladderOf } from './ladder.js';
import type { ClockReading, LadderStep } from './reading.js';

/** A time limit that a person set for a department, instead of a rule. */
export interface SetLimit {
  readonly clockId: string;
  readonly label: Text;
  /** Code of the department. */
  readonly owner: string;
  readonly startedAt: string;
  /** What was set; a rest of the case moves it on. */
  readonly dueAt: string;
  readonly metAt: string | null;
  /** When the case rested meanwhile; `to` is null while it rests. */
  readonly rests: readonly { readonly from: string; readonly to: string | null }[];
  /** Where nothing is owed before a later moment: the ladder counts from there, and these steps come before it. */
  readonly climbs?: { readonly from: string; readonly before: readonly LadderStep[] };
}

/** When a day ends for the policy. */
export function endOfDay(
  policy: Policy,
  calendar: Calendar,
  timeZone: string,
  day: string,
): string {
  const { zone, cutoff } = countingOf(policy, calendar, timeZone);
  return isoOf(zone.toInstant(dayOf(day), cutoff));
}

const SET: Text = { zh: '由要求提交的人设定。', en: 'Set by who asked for it.' };

/** It is watched like a clock of the policy: with its ladder, its quiet hours and its rest while the case is suspended. */
export function setClock(
  policy: Policy,
  calendar: Calendar,
  timeZone: string,
  facts: Facts,
  { clockId, label, owner, startedAt, dueAt, metAt, rests, climbs }: SetLimit,
): ClockReading {
  const resting = rests.find(({ to }) => to === null);
  const rested = rests.reduce(
    (sum, { from, to }) => sum + (to === null ? 0 : instantOf(to) - instantOf(from)),
    0,
  );
  const due = instantOf(dueAt) + rested;
  const met = metAt !== null;
  return {
    ...{ clockId, label, kind: 'target', owner, policy: policy.primary.id, metAt },
    startedAt: isoOf(instantOf(startedAt)),
    dueAt: isoOf(due),
    originalDueAt: isoOf(instantOf(dueAt)),
    provisional: false,
    state: met ? 'met' : resting ? 'paused' : 'running',
    pausedUntil: null,
    pausedSince: resting?.from ?? null,
    cancelledAt: null,
    cancelReason: null,
    impliedBy: null,
    explanation: [SET],
    ref: [],
    ladder: met || resting ? [] : stepsOf(),
  };

  function stepsOf(): ClockReading['ladder'] {
    const rule = {
      id: clockId,
      start: 'department.notified' as const,
      stop: 'department.replied' as const,
      duration: { value: 1, unit: 'hour' as const, basis: 'elapsed' as const },
      kind: 'target' as const,
      owner,
    };
    const clock = {
      rule,
      label,
      stops: [],
      refs: [],
      reads: [],
      policy: policy.primary.id,
      own: true,
      pauses: [],
    };
    const known = withDecisions(facts, triage(policy, facts));
    const counting = countingOf(policy, calendar, timeZone);
    const from = instantOf(climbs?.from ?? startedAt);
    const before = (climbs?.before ?? []).filter(({ at }) => instantOf(at) > instantOf(startedAt));
    return [...before, ...ladderOf(policy, counting, clock, known, from, due)];
  }
}
