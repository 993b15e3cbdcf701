import { holds, type Facts } from '../documents/condition.js';
import type { Policy } from '../documents/policy.js';

export interface Acceptance {
  readonly acceptance: string;
  readonly rule: string;
}

/**
 * Whether and how the complaint is taken. Order: another policy's kind, a reason to decline, a matter that is
 * already open, resolved where it was made, anonymous, then who complains. An unknown relation turns nobody away.
 */
export function acceptanceOf(policy: Policy, facts: Facts): Acceptance {
  if (facts['caseKind'] !== undefined && facts['caseKind'] !== policy.caseKind)
    return { acceptance: 'other-policy', rule: 'caseKind' };
  const declined = policy.declines.find((reason) => reason.when && holds(reason.when, facts));
  if (declined) return { acceptance: `decline:${declined.code}`, rule: declined.code };
  if (facts['duplicateOf'] !== undefined) return { acceptance: 'merge', rule: 'duplicateOf' };
  if (facts['resolvedOnSpot'] === true) return { acceptance: 'on-spot', rule: 'resolvedOnSpot' };
  if (facts['anonymous'] === true) return anonymous(policy);
  return byRelation(policy, facts['relation']);
}

function anonymous(policy: Policy): Acceptance {
  const mode = policy.acceptance?.anonymous?.mode ?? 'register-and-assess';
  return { acceptance: mode === 'record-as-feedback' ? 'feedback' : mode, rule: 'anonymous' };
}

function byRelation({ acceptance }: Policy, relation: unknown): Acceptance {
  const eligible = acceptance?.eligibleRelations ?? ['*'];
  if (typeof relation !== 'string' || eligible.includes('*') || eligible.includes(relation))
    return { acceptance: 'accept', rule: 'eligibleRelations' };
  const missing = acceptance?.supplementFor?.[relation];
  if (missing) return { acceptance: `supplement:${missing}`, rule: `supplementFor.${relation}` };
  return { acceptance: acceptance?.othersBecome ?? 'feedback', rule: 'othersBecome' };
}
