import { ROLES, type Role, type RuleCode } from '@tingsu/contracts';
import { approvalsFor, type Approval, type ApprovalStep, type Policy } from '@tingsu/policy';
import type { CaseState } from './case-state.js';

/** Why a command is refused: a stable code, and what to do about it. */
export interface Refusal {
  readonly code: RuleCode;
  readonly detail: string;
}

/** The approval that a step of this case needs by the policy (T-09, T-20, T-23, T-29); undefined if it needs none. */
export function approvalFor(
  step: ApprovalStep,
  { classification }: CaseState,
  policy: Policy,
): Approval | undefined {
  if (!classification) return undefined;
  const { facts, nature, priority, reportable, track } = classification;
  const decided = { ...facts, nature, priority, reportable, ...(track === null ? {} : { track }) };
  return approvalsFor(policy, decided).find((approval) => approval.step === step);
}

/** Refuses a step that somebody else must take, and names who and by which rule. */
export function byApprover(
  step: ApprovalStep,
  state: CaseState,
  { policy, roles }: { readonly policy: Policy; readonly roles: readonly Role[] },
): Refusal | null {
  const approval = approvalFor(step, state, policy);
  // A leader may do what the policy leaves to anybody below.
  if (!approval || roles.includes(approval.by) || roles.includes('leader')) return null;
  return {
    code: `${approval.by}.required`,
    detail: `${named(approval)} does this (rule ${approval.rules.join(', ')}).`,
  };
}

const named = ({ by }: Approval): string => `The role ${by}`;

/** Names that policies use for those who approve, as roles of the product. An unknown name means the highest: nobody gains by a typo. */
const ROLE_OF: Readonly<Record<string, Role>> = {
  centreHead: 'centre_head',
  departmentHead: 'department_head',
  办公室: 'centre_head',
  客户服务部: 'centre_head',
  'Feedback and complaints officer': 'centre_head',
};

export function approverRole(name: string, centre: string): Role {
  const known = ROLES.find((role) => role === name);
  return known ?? ROLE_OF[name] ?? (name === centre ? 'centre_head' : 'leader');
}
