import {
  type Approver,
  centsOf,
  inUnits,
  isGoodwill,
  isOpenRemedy,
  moneyOf,
  nextApproverOf,
  paidCentsOf,
  PAID_REMEDIES,
  UNPAID_REMEDIES,
  type CaseStateName,
  type Money,
  type Remedy,
  type RemedyKind,
  type RuleCode,
} from '@tingsu/contracts';
import { holds, promiseAnswer } from '@tingsu/policy';
import { decidedFacts, namedRole } from './approvals.js';
import type { CaseState } from './case-state.js';
import { refuse, unitsOf, type DecisionContext } from './context.js';
import { departmentFor } from './units.js';

/** From the opinion on, and also after the case was closed: a call-back may find what was forgotten. */
export const REMEDY_STATES: readonly CaseStateName[] = [
  'opinion',
  'approval',
  'feedback_due',
  'fed_back',
  'implementing',
  'closed',
];

/** What a mediation promised is decided on and carried out wherever the case stands. */
export const PROMISED_STATES: readonly CaseStateName[] = [
  ...(['accepted', 'dispatched', 'investigating', 'tech_review'] as const),
  ...REMEDY_STATES,
];

type Knowledge = Pick<DecisionContext, 'actor' | 'roles' | 'departments'>;
type Remedies = Pick<CaseState, 'remedies'>;

export const openRemedies = ({ remedies }: Remedies): readonly Remedy[] =>
  remedies.filter(isOpenRemedy);
export const isUnapproved = (remedy: Remedy): boolean => nextApproverOf(remedy) !== undefined;

/** The amount of a remedy, as it goes on record, and who has to agree to it. */
export interface Promised {
  readonly amount: Money;
  readonly rule: string | null;
  readonly approvers: readonly Approver[];
}

/** Refuses an amount that nobody may promise; null where the remedy is no matter of money. */
export function promisedAmount(
  remedy: RemedyKind,
  typed: { readonly value: string; readonly currency: string } | undefined,
  bound: boolean,
  state: CaseState,
  context: DecisionContext,
): Promised | null {
  requireAmount(remedy, typed !== undefined);
  if (!typed) return null;
  const cents =
    centsOf(typed.value) ??
    refuse(
      'amount.decimals',
      `${typed.value} has more than two decimals. Give an amount in cents.`,
    );
  if (cents === 0 && remedy !== 'compensation')
    refuse('amount.missing', 'Give an amount above zero, or leave the remedy out.');
  requireOneCurrency(typed.currency, state);
  const answer = promiseAnswer(
    context.policy.money,
    { remedy, cents, currency: typed.currency, bound },
    context.roles,
  );
  if ('refused' in answer)
    return answer.refused === 'currency'
      ? refuse('amount.currency', `The policy counts in ${answer.currency}. Give the amount in it.`)
      : refuse(
          'amount.above_limit',
          `The policy allows at most ${inUnits(answer.mostCents)} ${typed.currency} (rule ${answer.rule ?? 'none'}). More needs a decision of mediation or a court, which is named with it, or another policy.`,
        );
  return {
    amount: moneyOf(cents, typed.currency),
    rule: answer.rule,
    approvers: approversOf(answer.approvers, state, context),
  };
}

function requireAmount(remedy: RemedyKind, given: boolean): void {
  const kinds = (list: readonly RemedyKind[]): boolean => list.includes(remedy);
  if (!given && kinds(PAID_REMEDIES))
    refuse('amount.missing', 'Say how much. A decision to pay nothing is compensation of 0.00.');
  if (given && kinds(UNPAID_REMEDIES))
    refuse(
      'amount.not_meant',
      'This remedy has no amount. Plan what is paid as a remedy of its own.',
    );
}

/** Amounts of one case are added up, so they are all in one currency. */
function requireOneCurrency(currency: string, { remedies }: Remedies): void {
  const other = remedies.find(({ amount }) => amount && amount.currency !== currency);
  if (other?.amount)
    refuse(
      'amount.currency',
      `This case counts in ${other.amount.currency}. Give the amount in it.`,
    );
}

/** A name that is neither a role nor a unit with a department means the highest role. */
export function approverOf(by: string, state: CaseState, context: DecisionContext): Approver {
  const role = namedRole(by, context.policy);
  const department = role ? null : departmentFor(by, unitsOf(state, context));
  return { by, role: role ?? (department ? null : 'leader'), department };
}

/** Each decides once. */
function approversOf(
  names: readonly string[],
  state: CaseState,
  context: DecisionContext,
): Approver[] {
  const approvers = names.map((by) => approverOf(by, state, context));
  const keyOf = ({ role, department }: Approver): string => role ?? department ?? '';
  return approvers.filter(
    (one, index) => approvers.findIndex((other) => keyOf(other) === keyOf(one)) === index,
  );
}

/** What stands against deciding on this remedy; null when this person is the next to decide. */
export function refusalToDecide(remedy: Remedy, who: Knowledge): RuleCode | null {
  const next = nextApproverOf(remedy);
  if (!next) return 'remedy.none_to_decide';
  if (!isApprover(next, who)) return 'remedy.not_approver';
  const { id } = who.actor;
  const decided = remedy.approvals?.some(({ decidedBy }) => decidedBy === id);
  return id === null || remedy.plannedBy === id || decided ? 'separation.requester' : null;
}

export const isApprover = (
  { role, department }: Approver,
  { roles, departments = [] }: Knowledge,
): boolean =>
  role === null
    ? department !== null && departments.includes(department) && roles.includes('department_head')
    : roles.includes(role);

/** Before the form: whether any remedy of the case waits for this person. */
export function refusalToDecideAny({ remedies }: CaseState, who: Knowledge): RuleCode | null {
  const waiting = remedies.filter(isUnapproved);
  const refusals = waiting.map((remedy) => refusalToDecide(remedy, who));
  if (refusals.includes(null)) return null;
  return (
    refusals.find((code) => code === 'separation.requester') ??
    refusals[0] ??
    'remedy.none_to_decide'
  );
}

/** Those of the centre report any remedy as done, a department its own. */
export const isForActor = (
  { department }: Remedy,
  { roles, departments = [] }: Knowledge,
): boolean =>
  roles.includes('centre_officer') ||
  roles.includes('centre_head') ||
  !department ||
  departments.includes(department);

/** Compensation has to be decided, be it as nothing, before the opinion stands. */
export const owesCompensation = (
  { classification, remedies }: CaseState,
  { policy }: Pick<DecisionContext, 'policy'>,
): boolean => {
  const when = policy.compensation?.requiredDecisionWhen;
  if (!when || !classification || !holds(when, decidedFacts(classification))) return false;
  return !remedies.some(
    ({ remedy, rejectedAt }) => remedy === 'compensation' && rejectedAt === undefined,
  );
};

/** A gesture of goodwill does not stand in for the solution of a complaint that was found right. */
export const isGoodwillAlone = ({ remedies, outcome }: CaseState): boolean => {
  const kept = remedies.filter(
    (one) => one.rejectedAt === undefined && (one.waivedAt === undefined || paidCentsOf(one) > 0),
  );
  const found = outcome === 'upheld' || outcome === 'partly_upheld';
  return found && kept.length > 0 && kept.every(({ remedy }) => isGoodwill(remedy));
};

/** Departments that carry out a remedy of the case or decide on one: it stays open to them, unless the remedy was rejected. */
export const remedyDepartments = ({ remedies }: Remedies): string[] =>
  remedies
    .filter(({ rejectedAt }) => rejectedAt === undefined)
    .flatMap(({ department, approvals = [] }) => [
      ...(department ? [department] : []),
      ...approvals.flatMap((one) => one.department ?? []),
    ]);
