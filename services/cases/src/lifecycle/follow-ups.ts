import type { ClockSnapshot } from '@tingsu/contracts';
import { followUpItems, type FollowUpItem, type LadderStep } from '@tingsu/policy';
import type { CaseEvent } from './case-event.js';
import type { CaseState, FollowUp } from './case-state.js';
import { emptyChange, isLive } from './clock-changes.js';
import { refuse, unitsOf, type DecisionContext } from './context.js';
import { departmentFor } from './units.js';

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
        ),
      ),
      { kind: 'clocksChanged', data: { ...emptyChange(closed), started } },
    ],
    ladders: Object.fromEntries(items.map(({ clockId, ladder }) => [clockId, ladder])),
  };
}

/** A call-back was made: its item is done, its clock stops. An unreachable complainant counts as tried. */
export function recordedFollowUp(
  state: CaseState,
  {
    planId,
    itemNo,
    result,
  }: { planId: string; itemNo: number; result: NonNullable<FollowUp['result']> },
  { at }: DecisionContext,
): CaseEvent[] {
  const item = state.followUps.find((one) => one.planId === planId && one.itemNo === itemNo);
  if (!item) return refuse('followup.unknown', 'The plan has no such call-back.');
  if (item.result !== null) return refuse('followup.done', 'This call-back is recorded already.');
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
    data: { state: state.state, planId, itemNo, result },
  };
  return clock && isLive(clock)
    ? [done, { kind: 'clocksChanged', data: { ...emptyChange(state), met: [met] } }]
    : [done];
}

function planOf(planId: string, items: readonly FollowUpItem[]): CaseEvent {
  const [first] = items;
  return {
    kind: 'followUpPlanned',
    data: {
      state: 'closed',
      planId,
      executor: first?.executor ?? '',
      tracker: first?.tracker ?? null,
      alsoCreates: [...(first?.alsoCreates ?? [])],
      items: items.map(({ itemNo, clockId, dueAt, provisional }) => ({
        itemNo,
        clockId,
        dueAt,
        provisional,
      })),
    },
  };
}

function snapshotOf(
  item: FollowUpItem,
  state: CaseState,
  { at, directory }: DecisionContext,
): ClockSnapshot {
  return {
    clockId: item.clockId,
    label: item.label,
    kind: 'followup',
    owner: item.executor,
    ownerDepartment: departmentFor(item.executor, unitsOf(state, directory)),
    startedAt: at.toISOString(),
    dueAt: item.dueAt,
    provisional: item.provisional,
    impliedBy: null,
    explanation: [...item.explanation],
    ref: [...item.ref],
  };
}
