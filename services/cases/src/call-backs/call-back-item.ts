import type { CallBack, CaseAccess } from '@tingsu/contracts';
import type { CaseState } from '../lifecycle/case-state.js';
import type { DecisionContext } from '../lifecycle/context.js';
import { scriptOf } from '../lifecycle/call-script.js';
import { callableFrom, isCallable } from '../lifecycle/follow-ups.js';
import { refusalOf } from '../lifecycle/guards.js';

/** A planned call-back as the desk shows it; null when the case has no such call any more. */
export function callBackOf(
  state: CaseState,
  clockId: string,
  access: CaseAccess,
  context: DecisionContext,
): CallBack | null {
  const item = state.followUps.find((one) => one.clockId === clockId && one.result === null);
  if (!item) return null;
  const plan = context.policy.followUps.find(({ id }) => id === item.planId);
  const clock = state.clocks[clockId];
  const { caseNo, complaintNo, campus, version, assignment } = state;
  const { planId, itemNo, dueAt } = item;
  return {
    ...{ caseNo, complaintNo, campus, version, planId, itemNo, dueAt },
    state: state.state,
    leadDepartment: assignment?.lead ?? null,
    label: clock?.label ?? { zh: planId, en: planId },
    from: callableFrom(state, item),
    provisional: clock?.provisional ?? false,
    attempts: [...(item.attemptedAt ?? [])],
    attemptsNeeded: plan?.attempts ?? 1,
    ...scriptOf(plan),
    nextCallAt: state.nextCallAt ?? null,
    reasonCode: reasonOf(state, access, context) ?? tooEarly(state, item, context),
  };
}

const reasonOf = (state: CaseState, access: CaseAccess, context: DecisionContext) =>
  access.roleFor('recordFollowUp') === null
    ? 'access.denied'
    : (refusalOf('recordFollowUp', state, context)?.code ?? null);

const tooEarly = (
  state: CaseState,
  item: CaseState['followUps'][number],
  { at }: DecisionContext,
) => (isCallable(state, item, at) ? null : 'followup.too_early');
