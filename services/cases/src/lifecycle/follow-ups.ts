import type { ClockSnapshot } from '@tingsu/contracts';
import { followUpItems, type FollowUpItem, type LadderStep } from '@tingsu/policy';
import type { CaseEvent } from './case-event.js';
import type { CaseState, FollowUp } from './case-state.js';
import { emptyChange } from './clock-changes.js';
import { unitsOf, type DecisionContext } from './context.js';
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
