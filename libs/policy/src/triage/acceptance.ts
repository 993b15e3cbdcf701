import type { Facts } from '@tingsu/contracts';
import { holds } from '../documents/condition.js';
import type { Policy } from '../documents/policy.js';

/** What a policy advises about taking a complaint; `code` is the reason to decline, or what is missing. */
export type Advice =
  | { readonly advice: 'decline' | 'supplement'; readonly code: string }
  | {
      readonly advice:
        | 'accept'
        | 'register-and-assess'
        | 'merge'
        | 'on-spot'
        | 'other-policy'
        | 'feedback'
        | 'undecided';
    };

export interface Acceptance {
  readonly advice: Advice;
  /** Code of the reason, or the part of the policy that decided. */
  readonly rule: string;
}

/** The advice as one text: `accept`, `decline:COURT`, `supplement:AUTHORISATION`. */
export const textOf = (advice: Advice): string =>
  'code' in advice ? `${advice.advice}:${advice.code}` : advice.advice;

/**
 * Whether and how the complaint is taken. Order: another policy's kind, a reason to decline, a matter that is
 * already open, resolved where it was made, anonymous, then who complains. An unknown relation is no reason to decline.
 */
export function acceptanceOf(policy: Policy, facts: Facts): Acceptance {
  if (facts['caseKind'] !== undefined && facts['caseKind'] !== policy.caseKind)
    return { advice: { advice: 'other-policy' }, rule: 'caseKind' };
  const declined = policy.declines.find((reason) => reason.when && holds(reason.when, facts));
  if (declined) return { advice: { advice: 'decline', code: declined.code }, rule: declined.code };
  if (facts['duplicateOf'] !== undefined)
    return { advice: { advice: 'merge' }, rule: 'duplicateOf' };
  if (facts['resolvedOnSpot'] === true)
    return { advice: { advice: 'on-spot' }, rule: 'resolvedOnSpot' };
  if (facts['anonymous'] === true) return anonymous(policy);
  return byRelation(policy, facts['relation']);
}

function anonymous({ acceptance }: Policy): Acceptance {
  const mode = acceptance?.anonymous?.mode ?? 'register-and-assess';
  return {
    advice: { advice: mode === 'record-as-feedback' ? 'feedback' : mode },
    rule: 'anonymous',
  };
}

function byRelation({ acceptance }: Policy, relation: unknown): Acceptance {
  const eligible = acceptance?.eligibleRelations ?? ['*'];
  if (typeof relation !== 'string' || eligible.includes('*') || eligible.includes(relation))
    return { advice: { advice: 'accept' }, rule: 'eligibleRelations' };
  const missing = acceptance?.supplementFor?.[relation];
  if (missing)
    return { advice: { advice: 'supplement', code: missing }, rule: `supplementFor.${relation}` };
  return { advice: { advice: acceptance?.othersBecome ?? 'feedback' }, rule: 'othersBecome' };
}
