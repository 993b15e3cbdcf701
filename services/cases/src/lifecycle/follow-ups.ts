import { localDay, type ClockSnapshot } from '@tingsu/contracts';
import { followUpItems, type FollowUpItem, type LadderStep } from '@tingsu/policy';
import type { CaseEvent } from './case-event.js';
import type { CaseState, FollowUp } from './case-state.js';
import { emptyChange, isLive } from './clock-changes.js';
import { refuse, unitsOf, type DecisionContext } from './context.js';
import { departmentFor, meaningsOf } from './units.js';

interface Planned {
  readonly events: readonly CaseEvent[];
  readonly ladders: Readonly<Record<string, readonly LadderStep[]>>;
}

/** The call-backs that the policy wants after closing, one fact a plan, with a clock of its own for each. */
export function plannedFollowUps(state: CaseState, context: DecisionContext): Planned {
  const items = followUpItems(
    context.policy,
    context.calendar,
    state.classification?.facts ?? {},
    context.at.toISOString(),
    context.timeZone,
  );
  if (items.length === 0) return { events: [], ladders: {} };
  const plans = [...new Set(items.map(({ planId }) => planId))];
  const closed = { ...state, state: 'closed' as const };
  const started = items.map((item) => snapshotOf(item, state, context));
  return {
    events: [
      ...plans.map((planId) =>
        planOf(
          planId,
          items.filter((item) => item.planId === planId),
          context,
        ),
      ),
      { kind: 'clocksChanged', data: { ...emptyChange(closed), started } },
    ],
    ladders: Object.fromEntries(items.map(({ clockId, ladder }) => [clockId, ladder])),
  };
}

/** From when a call-back may be made: the first from closing on, each other one once the call before it fell due. */
export const callableFrom = ({ followUps }: CaseState, item: FollowUp): string | null =>
  followUps.find(({ planId, itemNo }) => planId === item.planId && itemNo === item.itemNo - 1)
    ?.dueAt ?? null;

export const isCallable = (state: CaseState, item: FollowUp, at: Date): boolean => {
  const from = callableFrom(state, item);
  return item.result === null && (from === null || Date.parse(from) <= at.getTime());
};

/**
 * A call-back was made: its item is done, its clock stops. An unanswered call counts as an attempt only, until the policy's
 * number of attempts, each on a day of its own, is used up.
 */
export function recordedFollowUp(
  state: CaseState,
  {
    planId,
    itemNo,
    result,
  }: { planId: string; itemNo: number; result: NonNullable<FollowUp['result']> },
  { at, policy, timeZone }: DecisionContext,
): CaseEvent[] {
  const item = state.followUps.find((one) => one.planId === planId && one.itemNo === itemNo);
  if (!item) return refuse('followup.unknown', 'The plan has no such call-back.');
  if (item.result !== null) return refuse('followup.done', 'This call-back is already recorded.');
  if (!isCallable(state, item, at))
    return refuse(
      'followup.too_early',
      `This call-back may be made from ${callableFrom(state, item) ?? 'closing'} on.`,
    );
  const attempts = item.attemptedAt ?? [];
  const needed = policy.followUps.find((plan) => plan.id === planId)?.attempts ?? 1;
  const attempt = attempts.length + 1;
  if (result === 'unreachable') {
    if (attempts.some((before) => localDay(before, timeZone) === localDay(at, timeZone)))
      return refuse('followup.same_day', 'Call again on another day.');
    if (attempt < needed)
      return [
        {
          kind: 'followUpAttempted',
          data: { state: state.state, planId, itemNo, attempt, of: needed },
        },
      ];
  }
  const clock = state.clocks[item.clockId];
  const over = at.getTime() - Date.parse(item.dueAt);
  const met = {
    clockId: item.clockId,
    metAt: at.toISOString(),
    late: over > 0,
    minutesOver: Math.max(0, Math.floor(over / 60_000)),
  };
  const done: CaseEvent = {
    kind: 'followUpDone',
    data: { state: state.state, planId, itemNo, result, attempts: attempt },
  };
  return clock && isLive(clock)
    ? [done, { kind: 'clocksChanged', data: { ...emptyChange(state), met: [met] } }]
    : [done];
}

function planOf(
  planId: string,
  items: readonly FollowUpItem[],
  { policy }: DecisionContext,
): CaseEvent {
  const [first] = items;
  const means = meaningsOf(policy, [first?.executor ?? null, first?.tracker ?? null]);
  return {
    kind: 'followUpPlanned',
    data: {
      state: 'closed',
      planId,
      executor: first?.executor ?? '',
      tracker: first?.tracker ?? null,
      alsoCreates: [...(first?.alsoCreates ?? [])],
      ...(means ? { means } : {}),
      items: items.map(({ itemNo, clockId, dueAt, provisional }) => ({
        itemNo,
        clockId,
        dueAt,
        provisional,
      })),
    },
  };
}

function snapshotOf(item: FollowUpItem, state: CaseState, context: DecisionContext): ClockSnapshot {
  return {
    clockId: item.clockId,
    label: item.label,
    kind: 'followup',
    owner: item.executor,
    ownerDepartment: departmentFor(item.executor, unitsOf(state, context)),
    startedAt: context.at.toISOString(),
    dueAt: item.dueAt,
    provisional: item.provisional,
    impliedBy: null,
    explanation: [...item.explanation],
    ref: [...item.ref],
  };
}
