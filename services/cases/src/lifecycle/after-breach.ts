import { holds } from '@tingsu/policy';
import { approvalFor } from './approvals.js';
import type { CaseEvent } from './case-event.js';
import type { CaseState, ClockState } from './case-state.js';
import type { DecisionContext } from './context.js';

/** Used where the policy has a clock that declines but no reason of its own for it. */
const SUPPLEMENT_OVERDUE = 'SUPPLEMENT_OVERDUE';

/**
 * What the system itself decides when a clock ran out, as the policy's clock says in `onExpiry`: `waive` ends the wait for a
 * department's statement (T-19, R-048), `decline` ends a case whose supplement never came (T-08). Nothing for any other clock.
 */
export function afterBreach(
  state: CaseState,
  clock: ClockState,
  context: Pick<DecisionContext, 'policy'>,
): CaseEvent[] {
  const rule = context.policy.clocks.find((one) => one.rule.id === clock.clockId)?.rule;
  if (rule?.onExpiry === 'waive') return waived(state, clock);
  if (rule?.onExpiry === 'decline') return expired(state, clock, context);
  return [];
}

function waived(state: CaseState, { clockId }: ClockState): CaseEvent[] {
  if (state.state !== 'investigating' || state.statementWaived) return [];
  return [
    {
      kind: 'statementWaived',
      data: { state: 'investigating', department: state.assignment?.lead ?? null, clockId },
    },
  ];
}

/** What a second person must approve is never declined by the system: it waits for that person. */
function expired(
  state: CaseState,
  { clockId }: ClockState,
  { policy }: Pick<DecisionContext, 'policy'>,
): CaseEvent[] {
  if (state.state !== 'awaiting_info' || approvalFor('decline', state, policy)) return [];
  const tried = { ...state.classification?.facts, supplementTried: true };
  const reason = policy.declines.find((one) => one.when && holds(one.when, tried));
  return [
    {
      kind: 'declined',
      data: {
        state: 'declined',
        reasonCode: reason?.code ?? SUPPLEMENT_OVERDUE,
        expiredClock: clockId,
      },
    },
  ];
}
