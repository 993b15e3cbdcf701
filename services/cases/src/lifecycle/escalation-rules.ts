import type { Approver, CaseStateName, Escalation, RuleCode } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import type { PayloadOf } from './payload.js';
import { approverOf, isApprover } from './remedy-rules.js';
import { respondentUnitsOf } from './respondents.js';

/** While anything may still be settled. */
export const ESCALATION_STATES: readonly CaseStateName[] = [
  'registered',
  'triage',
  'awaiting_info',
  'accepted',
  'dispatched',
  'investigating',
  'tech_review',
  'opinion',
  'approval',
  'feedback_due',
  'fed_back',
  'implementing',
];

type Known = Pick<CaseState, 'escalations'>;
type Who = Pick<DecisionContext, 'actor' | 'roles' | 'departments'>;
type Matter = PayloadOf<'escalate'>['matter'];
interface Step {
  readonly id: string | null;
  readonly to: readonly string[];
  readonly withinHours?: number | undefined;
}

/** Where a policy has no path: the head of the centre, then a leader. */
const USUAL: readonly Step[] = [
  { id: null, to: ['centreHead'] },
  { id: null, to: ['leader'] },
];

/**
 * Who is next: whoever cannot do it tells his own head, whose liability it is a leader decides, and what cannot be settled
 * goes up the path of the policy, one step at a time.
 */
export function nextStep(matter: Matter, state: CaseState, context: DecisionContext): Step {
  const { roles, policy } = context;
  if (matter === 'liability') return { id: null, to: ['leader'] };
  if (matter === 'cannot_handle')
    return {
      id: null,
      to: [roles.includes('department_receiver') ? 'departmentHead' : 'centreHead'],
    };
  const path = policy.escalationPath.length > 0 ? policy.escalationPath : USUAL;
  const before = escalationsIn(state).filter((one) => one.matter === 'unresolved').length;
  return path[Math.min(before, path.length - 1)] ?? { id: null, to: ['leader'] };
}

/** A unit that is complained of does not decide in its own matter: a leader does. */
export function receiversOf(
  matter: Matter,
  { to }: Step,
  state: CaseState,
  context: DecisionContext,
): Approver[] {
  const lead = state.assignment?.lead ?? respondentUnitsOf(state)[0] ?? null;
  const receivers = to
    .map((name) => approverOf(name, state, context))
    // The head is that of the department which has the case.
    .map((one): Approver =>
      one.role === 'department_head' && lead !== null
        ? { ...one, role: null, department: lead }
        : one,
    )
    .map((one): Approver =>
      matter !== 'cannot_handle' &&
      one.department !== null &&
      respondentUnitsOf(state).includes(one.department)
        ? { ...one, role: 'leader', department: null }
        : one,
    );
  const keyOf = ({ role, department }: Approver): string => role ?? department ?? '';
  return receivers.filter(
    (one, index) => receivers.findIndex((other) => keyOf(other) === keyOf(one)) === index,
  );
}

const escalationsIn = ({ escalations = [] }: Known): readonly Escalation[] => escalations;
const openEscalations = (state: Known): readonly Escalation[] =>
  escalationsIn(state).filter(({ ruledAt }) => ruledAt === null);

/** The oldest that waits for this person. */
export const escalationTo = (state: Known, who: Who): Escalation | undefined =>
  openEscalations(state).find(({ to }) => to.some((one) => isApprover(one, who)));

export const refusalToRuleEscalation = (state: CaseState, who: Who): RuleCode | null =>
  escalationTo(state, who) ? null : 'escalation.none_open';

export function refusalToTakeUp(state: CaseState, who: Who): RuleCode | null {
  const waiting = openEscalations(state).filter(({ to }) => to.some((one) => isApprover(one, who)));
  if (waiting.length === 0) return 'escalation.none_open';
  return waiting.some(({ takenAt }) => takenAt === null) ? null : 'escalation.taken';
}

/** Departments whose head received one: they see the case. */
export const escalationDepartments = (state: Known): string[] =>
  escalationsIn(state).flatMap(({ to }) => to.flatMap(({ department }) => department ?? []));
