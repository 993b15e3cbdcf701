import { adviceOf, type Advice, type CLOSED_UNANSWERED } from '@tingsu/contracts';
import type { Policy } from '@tingsu/policy';
import type { CaseState } from './case-state.js';

/** What the policy advises about taking this complaint. */
export const adviceIn = ({ classification }: Pick<CaseState, 'classification'>): Advice =>
  classification ? adviceOf(classification) : { advice: 'undecided' };

/**
 * Whether people may accept it. A kind of complaint that no policy is bound for (`other-policy`) may be accepted under the one that it
 * was opened with: a hazard that a member of staff reports must be handled by someone.
 */
export function mayBeAccepted(state: CaseState): boolean {
  const { advice } = adviceIn(state);
  return (
    advice !== 'decline' && advice !== 'feedback' && (advice !== 'supplement' || state.supplied)
  );
}

/** Topics are needed by every policy, a category by those that have a list of them (T-12). */
export const isComplete = ({ classification }: CaseState, { taxonomy }: Policy): boolean =>
  classification !== null &&
  classification.topics.length > 0 &&
  (classification.category !== null || !Array.isArray(taxonomy));

/**
 * Why a case may be closed in this state without informing the complainant of an outcome; null when they must be informed first.
 * Complaints of people who are not eligible are kept as feedback, and so is what another policy would have to handle.
 */
export function unansweredBecause(state: CaseState): (typeof CLOSED_UNANSWERED)[number] | null {
  const { advice } = adviceIn(state);
  if (state.state === 'triage') {
    if (advice === 'feedback' || advice === 'other-policy') return 'feedback_only';
    // What is missing cannot be asked for.
    return advice === 'supplement' && !state.contactable ? 'unreachable' : null;
  }
  if (state.state !== 'feedback_due') return null;
  if (state.anonymous) return 'anonymous';
  if (state.centreInitiated) return 'withdrawn';
  return state.contactable ? null : 'unreachable';
}
