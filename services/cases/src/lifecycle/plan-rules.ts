import { isGoodwill, type CaseStateName, type RemedyKind, type RuleCode } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import { refuse, type DecisionContext } from './context.js';

/** From the investigation on, until the case is closed. */
export const PLAN_STATES: readonly CaseStateName[] = [
  'investigating',
  'tech_review',
  'opinion',
  'approval',
  'feedback_due',
  'fed_back',
  'implementing',
];

/** What stands against carrying out anything; null once the complainant agreed, or it is said why he was not asked. */
export function refusalToCarryOut(
  { plan, state }: CaseState,
  { policy }: Pick<DecisionContext, 'policy'>,
): RuleCode | null {
  // What a call-back finds after closing is no part of the plan.
  if (state === 'closed') return null;
  if (!plan) return policy.confirmsPlan ? 'plan.missing' : null;
  if (plan.choice === null) return 'plan.undecided';
  return plan.choice === 'refused' ? 'plan.refused' : null;
}

/** Of what was offered only the chosen alternative is carried out; a gesture of goodwill stands beside it. */
export function requireChosen({ plan, state }: CaseState, remedy: RemedyKind): void {
  if (state === 'closed' || !plan || plan.chosen === null || isGoodwill(remedy)) return;
  const chosen = plan.alternatives[plan.chosen - 1]?.remedies ?? [];
  if (chosen.length > 0 && !chosen.includes(remedy))
    refuse('plan.not_chosen', 'The complainant chose another alternative (R-053).');
}
