import {
  followUpItems,
  type ClockReading,
  type FollowUpItem,
  type LadderStep,
  type Policy,
} from '@tingsu/policy';
import type { CaseEventOf } from '../lifecycle/case-event.js';
import type { CaseState } from '../lifecycle/case-state.js';
import { clockChanges, emptyChange, isLive, readClocks } from '../lifecycle/clock-changes.js';
import { conclude, type Decision } from '../lifecycle/conclude.js';
import type { DecisionContext } from '../lifecycle/context.js';

type Change = CaseEventOf<'clocksChanged'>['data'];
export interface Recomputed {
  readonly decision: Decision;
  readonly moved: boolean;
  readonly kept: boolean;
}

/**
 * The clocks of a case on new calendars; null when nothing changes. A promise that was communicated to the complainant is never moved earlier: it keeps
 * its due time, and the event says what counting again would have given. Internal targets move either way (calendar rules 3.3).
 */
export function recomputed(state: CaseState, context: DecisionContext): Recomputed | null {
  const kept = keptPromises(state, context);
  const holding = { ...state, clocks: { ...state.clocks } };
  for (const { clockId, dueAt } of kept) {
    const clock = state.clocks[clockId];
    if (clock) holding.clocks[clockId] = { ...clock, heldTo: dueAt };
  }
  const calls = movedCalls(state, context);
  const readings = readClocks(holding, context);
  const change = clockChanges(holding, readings, context)?.data ?? emptyChange(state);
  const moved = [
    ...change.moved.map((one) => ({ ...one, reason: reasonOf(one.reason) })),
    ...calls.moved,
  ];
  if (kept.length === 0 && calls.moved.length === 0 && isEmpty(change)) return null;
  const data: Change = {
    ...change,
    moved,
    ...(kept.length > 0 ? { kept: explained(kept, readings) } : {}),
  };
  const decision = conclude(
    state,
    { events: [{ kind: 'clocksChanged', data }], ladders: calls.ladders },
    context,
  );
  return { decision, moved: moved.length > 0, kept: kept.length > 0 };
}

/** Steps that have acted do not act again because a clock was counted again: no one is warned twice of the same. */
export function withoutActed(decision: Decision, acted: ReadonlySet<string>, at: Date): Decision {
  const ladders = Object.entries(decision.ladders).map(([clockId, ladder]) => {
    const generation = decision.before?.clocks[clockId]?.generation;
    const rest = ladder.filter(
      (step) =>
        !(
          Date.parse(step.at) <= at.getTime() &&
          acted.has(`${clockId}|${generation}|${step.stepId}`)
        ),
    );
    return [clockId, rest] as const;
  });
  return { ...decision, ladders: Object.fromEntries(ladders) };
}

function explained(
  kept: NonNullable<Change['kept']>,
  readings: readonly ClockReading[],
): NonNullable<Change['kept']> {
  const byId = new Map(readings.map(({ clockId, explanation }) => [clockId, [...explanation]]));
  return kept.map((one) => ({ ...one, explanation: byId.get(one.clockId) ?? [] }));
}

function keptPromises(state: CaseState, context: DecisionContext): NonNullable<Change['kept']> {
  return readClocks(state, context).flatMap((reading) => {
    const clock = state.clocks[reading.clockId];
    if (!clock || !isLive(clock) || !isPromise(context.policy, reading.clockId)) return [];
    const earlier =
      reading.startedAt === clock.startedAt && Date.parse(reading.dueAt) < Date.parse(clock.dueAt);
    return earlier
      ? [{ clockId: reading.clockId, dueAt: clock.dueAt, wouldBe: reading.dueAt }]
      : [];
  });
}

const TOLD = ['response.sent', 'complainant.informed'];

/** A clock that ends with an answer or a first sign to the complainant: the time that the receipt states. */
export function isPromise(policy: Policy, clockId: string): boolean {
  const stops = policy.clocks.find(({ rule }) => rule.id === clockId)?.stops ?? [];
  return stops.some(
    (stop) =>
      stop.startsWith('feedback.') || stop.startsWith('acknowledgement.') || TOLD.includes(stop),
  );
}

const reasonOf = (reason: string): string => (reason === 'recalculated' ? 'calendar' : reason);

function isEmpty({ started, met, moved, paused, resumed, cancelled }: Change): boolean {
  return [started, met, moved, paused, resumed, cancelled].every((list) => list.length === 0);
}

interface MovedCalls {
  readonly moved: Change['moved'];
  readonly ladders: Readonly<Record<string, readonly LadderStep[]>>;
}

/** Call-backs that were planned at closing; their days were promised to no one. */
function movedCalls(state: CaseState, context: DecisionContext): MovedCalls {
  const planned = Object.values(state.clocks).filter(
    (clock) => clock.kind === 'followup' && isLive(clock),
  );
  const closed = state.milestones.findLast(({ name }) => name === 'case.closed');
  if (planned.length === 0 || !closed) return { moved: [], ladders: {} };
  const items = new Map(
    followUpItems(
      context.policy,
      context.calendar,
      state.classification?.facts ?? {},
      closed.at,
      context.timeZone,
    ).map((item) => [item.clockId, item]),
  );
  const changed = planned.flatMap((clock): { item: FollowUpItem; previousDueAt: string }[] => {
    const item = items.get(clock.clockId);
    if (!item || (item.dueAt === clock.dueAt && item.provisional === clock.provisional)) return [];
    return [{ item, previousDueAt: clock.dueAt }];
  });
  return {
    moved: changed.map(({ item: { clockId, dueAt, provisional, explanation }, previousDueAt }) => ({
      clockId,
      previousDueAt,
      dueAt,
      provisional,
      reason: 'calendar',
      explanation: [...explanation],
    })),
    ladders: Object.fromEntries(changed.map(({ item }) => [item.clockId, item.ladder])),
  };
}
