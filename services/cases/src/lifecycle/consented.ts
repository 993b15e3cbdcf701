import type { CaseStateName } from '@tingsu/contracts';
import type { CaseEvent } from './case-event.js';
import type { CaseState } from './case-state.js';
import { classified } from './classify.js';
import type { DecisionContext } from './context.js';
import { elementsIn } from './elements.js';

/** After these it was decided already whether the complaint is taken up. */
const UNDECIDED: readonly CaseStateName[] = ['registered', 'triage', 'awaiting_info'];

/**
 * The patient agreed: a relative counts as authorised, and what the policy asks of such a complainant counts as stated. Somebody who is no
 * relative stays what he is.
 */
export function consented(state: CaseState, context: DecisionContext): CaseEvent[] {
  const facts = state.classification?.facts;
  if (!facts || !UNDECIDED.includes(state.state)) return [];
  const { relation } = facts;
  const code = context.policy.acceptance?.supplementFor?.[String(relation)];
  if (code === undefined) return [];
  const known = {
    ...facts,
    elements: [...new Set([...elementsIn(facts), code])],
    ...(relation === 'family' ? { relation: 'family_authorised' } : {}),
  };
  return [classified(state, known, context, false)];
}
