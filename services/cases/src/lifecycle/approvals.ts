import {
  centsOf,
  type Facts,
  ROLES,
  type Role,
  type RuleCode,
  type UnitMeaning,
} from '@tingsu/contracts';
import {
  approvalsFor,
  meaningOf,
  type Approval,
  type ApprovalStep,
  type Policy,
} from '@tingsu/policy';
import type { CaseState } from './case-state.js';

/** Why a command is refused: a stable code, and what to do about it. */
export interface Refusal {
  readonly code: RuleCode;
  readonly detail: string;
}

/** The approval that a step of this case needs by the policy (T-09, T-20, T-23, T-29); undefined if it needs none. */
export const approvalFor = (
  step: ApprovalStep,
  state: CaseState,
  policy: Policy,
): Approval | undefined => approvalsOf(step, state, policy)[0];

/** All that an opinion needs, in their order. */
export const opinionApprovals = (state: CaseState, policy: Policy): Approval[] =>
  approvalsOf('opinion', state, policy);

function approvalsOf(step: ApprovalStep, state: CaseState, policy: Policy): Approval[] {
  const { classification } = state;
  if (!classification) return [];
  const facts = { ...decidedFacts(classification), plannedAmount: plannedAmount(state) };
  return approvalsFor(policy, facts).filter((approval) => approval.step === step);
}

/** What is to be paid by this case, in units of its currency. */
const plannedAmount = ({ remedies }: CaseState): number =>
  remedies
    .filter(({ rejectedAt, waivedAt }) => rejectedAt === undefined && waivedAt === undefined)
    .reduce((cents, { amount }) => cents + ((amount && centsOf(amount.value)) ?? 0), 0) / 100;

/** The facts of a case with what was decided by them. */
export function decidedFacts(classification: NonNullable<CaseState['classification']>): Facts {
  const { facts, nature, priority, reportable, track } = classification;
  return { ...facts, nature, priority, reportable, ...(track === null ? {} : { track }) };
}

/** Refuses a step that another role must take, and names the role and the rule. */
export function byApprover(
  step: ApprovalStep,
  state: CaseState,
  { policy, roles }: { readonly policy: Policy; readonly roles: readonly Role[] },
): Refusal | null {
  const approval = approvalFor(step, state, policy);
  // A leader may do what the policy leaves to any lower role.
  if (!approval || roles.includes(approval.by) || roles.includes('leader')) return null;
  return {
    code: `${approval.by}.required`,
    detail: `${named(approval)} does this (rule ${approval.rules.join(', ')}).`,
  };
}

const named = ({ by }: Approval): string => `The role ${by}`;

/** Names of a ladder that mean a role. */
const LADDER_NAMES: Readonly<Record<string, Role>> = {
  centreHead: 'centre_head',
  departmentHead: 'department_head',
};
const ROLE_OF_MEANING: Readonly<Partial<Record<UnitMeaning, Role>>> = {
  centre: 'centre_head',
  centreHead: 'centre_head',
  leadHead: 'department_head',
  respondentHead: 'department_head',
};

/** Who approves, as a role of the product. An unknown name means the highest role, so that a typing mistake grants no right. */
export function approverRole(name: string, policy: Pick<Policy, 'units' | 'centre'>): Role {
  return namedRole(name, policy) ?? 'leader';
}

/** The role that a name means; null for a unit of the directory, and for a typing mistake. */
export function namedRole(name: string, policy: Pick<Policy, 'units' | 'centre'>): Role | null {
  const meaning = meaningOf(policy, name);
  return (
    ROLES.find((role) => role === name) ??
    LADDER_NAMES[name] ??
    (meaning === null ? undefined : ROLE_OF_MEANING[meaning]) ??
    null
  );
}
