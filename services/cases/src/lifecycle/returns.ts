import type { RuleCode } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';

type Knowledge = Pick<DecisionContext, 'policy'>;

/** How often departments returned the case in this round. */
export const returnsOf = ({ milestones }: Pick<CaseState, 'milestones'>): number =>
  milestones
    .slice(milestones.findLastIndex(({ name }) => name === 'case.reopened') + 1)
    .filter(({ name }) => name === 'department.returned').length;

/** After as many returns as the policy says, only a ruling sends the case on; a policy that says nothing never asks for one. */
export function refusalToDispatch(state: CaseState, { policy }: Knowledge): RuleCode | null {
  const most = policy.routing?.returnsBeforeRuling;
  return most !== undefined && returnsOf(state) >= most ? 'ruling.required' : null;
}

/** There is nothing to rule on before a department returned the case as often as the policy lets it. */
export const refusalToRule = (state: CaseState, { policy }: Knowledge): RuleCode | null =>
  returnsOf(state) < (policy.routing?.returnsBeforeRuling ?? 1) ? 'ruling.not_needed' : null;
