import { isOpenTask, type InquiryTask } from '@tingsu/contracts';
import { isConfidential } from '../access/facts-of-case.js';
import { missingEvidence } from './asked-evidence.js';
import type { CaseState } from './case-state.js';
import { refuse, type DecisionContext } from './context.js';
import { requireDepartments } from './handling-commands.js';
import type { Handlers } from './handlers.js';
import { requireFinding } from './inquiry-findings.js';
import { nextTaskClock } from './inquiry-clocks.js';
import { isTaskOf, namedTask } from './inquiry-rules.js';
import { refusalToInvestigate } from './interests.js';
import { openIssue } from './issues.js';
import { accusedUnitsOf } from './respondents.js';

/** What has to be found out, by whom and until when, and what was found. */
export const INQUIRY: Handlers<
  | 'planTask'
  | 'reassignTask'
  | 'finishTask'
  | 'dropTask'
  | 'stateUnavailable'
  | 'declareInterest'
  | 'ruleInterest'
> = {
  planTask: (state, { kind, what, party, dueAt, issueId, ...to }, context) => {
    if (issueId !== undefined) openIssue(issueId, state);
    requireToCome(dueAt, context);
    requireParty(kind, party, to.department);
    const data = {
      ...{ state: state.state, taskId: context.newId(), clockId: nextTaskClock(state), kind },
      ...ownerOf(to, state, context),
      dueAt: new Date(dueAt).toISOString(),
      ...(issueId === undefined ? {} : { issueId }),
    };
    return { events: [{ kind: 'taskPlanned', data }], texts: { what, party } };
  },

  reassignTask: (state, { taskId, reason, dueAt, ...to }, context) => {
    const task = openTask(taskId, state);
    const owner = ownerOf(to, state, context);
    const { person, department } = task;
    if (owner.person === person && owner.department === department)
      refuse('task.same', 'This person or department has the task already.');
    if (dueAt !== undefined) requireToCome(dueAt, context);
    const data = {
      ...namedTask(task, state),
      ...owner,
      previous: { person, department },
      dueAt: dueAt === undefined ? task.dueAt : new Date(dueAt).toISOString(),
    };
    return { events: [{ kind: 'taskReassigned', data }], texts: { reason } };
  },

  finishTask: (state, { taskId, ...found }, context) => {
    const task = openTask(taskId, state);
    if (!isTaskOf(task, context)) refuse('task.not_yours', 'Somebody else has this task.');
    requireUnbiased(state, context);
    const { happenedAt, witness, interviewer, signed } = requireFinding(
      task,
      found,
      state,
      context,
    );
    const data = {
      ...namedTask(task, state),
      ...(happenedAt === undefined ? {} : { happenedAt }),
      ...(witness === undefined ? {} : { witness }),
      ...(interviewer === undefined ? {} : { interviewer }),
      ...(signed === undefined ? {} : { signed }),
      plannedBy: task.plannedBy,
    };
    const { place, whom, result } = found;
    return { events: [{ kind: 'taskDone', data }], texts: { result, place, whom } };
  },

  dropTask: (state, { taskId, reason }) => ({
    events: [{ kind: 'taskDropped', data: namedTask(openTask(taskId, state), state) }],
    texts: { reason },
  }),

  stateUnavailable: (state, { slot, saidBy, reason }, { policy }) => {
    if (!missingEvidence(state, policy).some((one) => one.slot === slot))
      refuse('evidence.not_missing', 'No step asks for this file, or it is there already.');
    return {
      events: [{ kind: 'evidenceUnavailable', data: { state: state.state, slot } }],
      texts: { saidBy, reason },
    };
  },

  declareInterest: (state, { conflict, reason }, { actor }) => {
    const person = actor.id ?? refuse('person.required', 'A named person declares his interests.');
    if (conflict && reason === undefined)
      refuse('inquiry.reason_missing', 'Say what the conflict is.');
    return {
      events: [{ kind: 'interestDeclared', data: { state: state.state, person, conflict } }],
      texts: { reason },
    };
  },

  ruleInterest: (state, { person, allowed, reason }, context) => {
    const refusal = refusalToInvestigate(person, state, context);
    if (refusal && refusal.code !== 'inquiry.conflict') refuse(refusal.code, refusal.detail);
    if (person === context.actor.id)
      refuse('separation.requester', 'Nobody decides on his own conflict of interest.');
    return {
      events: [{ kind: 'interestRuled', data: { state: state.state, person, allowed } }],
      texts: { reason },
    };
  },
};

function openTask(taskId: string, { inquiry }: CaseState): InquiryTask {
  const task =
    inquiry?.tasks.find((one) => one.taskId === taskId) ??
    refuse('task.unknown', 'This case has no such task.');
  return isOpenTask(task) ? task : refuse('task.none_open', 'This task is done or dropped.');
}

/** A department of the house deals with somebody outside. */
function requireParty(
  kind: InquiryTask['kind'],
  party: string | undefined,
  department: string | undefined,
): void {
  if (kind !== 'outside') return;
  if (party === undefined) refuse('task.party_missing', 'Say who outside is asked.');
  if (department === undefined)
    refuse('task.who', 'Name the department that deals with them (R-213).');
}

function requireToCome(dueAt: string, { at }: DecisionContext): void {
  if (Date.parse(dueAt) <= at.getTime())
    refuse('task.due_past', 'Give a time that is still to come.');
}

/** One person or one department, and nobody with a conflict of interest. */
function ownerOf(
  { person, department }: { person?: string | undefined; department?: string | undefined },
  state: CaseState,
  context: DecisionContext,
): Pick<InquiryTask, 'person' | 'department'> {
  if ((person === undefined) === (department === undefined))
    return refuse('task.who', 'Name one person or one department.');
  if (person !== undefined) {
    if (!context.directory.staff.some(({ id, active }) => active && id === person))
      refuse('person.unknown', 'The directory has no such person.');
    const refusal = refusalToInvestigate(person, state, context);
    if (refusal) refuse(refusal.code, refusal.detail);
    return { person, department: null };
  }
  return { person: null, department: unbiased(department ?? '', state, context) };
}

/** A clue in confidence is looked into by named people only; a department complained of only where the head of the centre gives the task. */
function unbiased(department: string, state: CaseState, context: DecisionContext): string {
  requireDepartments([department], context);
  if (isConfidential(state))
    refuse('department.confidential', 'The clue is confidential: name people only (R-121).');
  if (accusedUnitsOf(state).includes(department) && !context.roles.includes('centre_head'))
    refuse(
      'inquiry.conflict',
      'This department is complained of: only the head of the complaint centre gives it a task.',
    );
  return department;
}

function requireUnbiased(state: CaseState, context: DecisionContext): void {
  const { id } = context.actor;
  const refusal = id === null ? null : refusalToInvestigate(id, state, context);
  if (refusal && !isForOwnDepartment(refusal.code, state, context))
    refuse(refusal.code, refusal.detail);
}

/** The head of a department that was given a task although it is complained of works there, of course. */
const isForOwnDepartment = (
  code: string,
  state: CaseState,
  { departments = [] }: DecisionContext,
) =>
  code === 'inquiry.conflict' &&
  (state.inquiry?.tasks ?? []).some(
    (task) => isOpenTask(task) && task.department !== null && departments.includes(task.department),
  );
