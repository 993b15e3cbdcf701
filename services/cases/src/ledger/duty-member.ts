import {
  CASE_KINDS,
  type CalledBack,
  type CaseKind,
  nextApproverOf,
  nextLinkOf,
  respondentsIn,
  type Role,
} from '@tingsu/contracts';
import type { CaseState } from '../lifecycle/case-state.js';
import { isComplete } from '../lifecycle/milestones.js';
import { returnsOf } from '../lifecycle/returns.js';
import { INQUIRY_STATES, openTasks } from '../lifecycle/inquiry-rules.js';
import { openParts, PART_STATES } from '../lifecycle/parts.js';
import { isNotTold } from '../lifecycle/not-told.js';
import { unreadIn } from '../lifecycle/thread-state.js';
import { isEnded } from '../lifecycle/ended-states.js';

/** Under whom lists find a case besides those with a right to it. They open it to no one: each list also asks for a way of the reader. */
export const UNOWNED = 'unowned';
export const ownerMember = (personId: string): string => `owner:${personId}`;
/** What waits for a role or a department to approve it: an opinion, more time for a clock, an amount of money. */
export const approvalMember = (by: Role | string): string => `approval:${by}`;
/** The department that owes its statement. */
export const statementMember = (department: string): string => `statement:${department}`;

/** A department sent it back, and it waits for another. */
export const RETURNED = 'returned';
/** The complainant wrote, and no officer answered or marked it as read. */
export const UNREAD = 'unread';
/** The complainant was not told what he has to be told: no way led to him, or a limit passed meanwhile. */
export const NOT_TOLD = 'not_told';
/** It ended before, and is open again. */
export const REOPENED = 'reopened';

/** What most cases are: they are not found by their kind but by not being of another. */
export const COMMON_KIND: CaseKind = 'external';
export const kindMember = (kind: CaseKind): string => `kind:${kind}`;
export const KIND_MEMBERS = CASE_KINDS.filter((kind) => kind !== COMMON_KIND).map(kindMember);
/** To whom the head of the leading department handed the work. */
export const handlerMember = (personId: string): string => `handler:${personId}`;
/** The department that assists and owes its part. */
export const partMember = (department: string): string => `part:${department}`;

/** Who was given something to find out, a person or a department, and has not reported it. */
export const taskMember = (owner: string): string => `task:${owner}`;

/** What a call-back found. */
export const calledBackMember = (found: CalledBack): string => `called_back:${found}`;

/** A department or a member of staff complained of. */
export const respondentMember = (respondent: string): string => `respondent:${respondent}`;

/** The roles that approve opinions; the policy says for each case which of them is enough. */
const APPROVERS = ['leader', 'centre_head'] as const satisfies readonly Role[];

/** For whom there is something to do in the case, and by what few cases are found, as members of lists. */
export function dutyMembersOf(state: CaseState): string[] {
  const open = !isEnded(state.state);
  const approvals = [
    ...(state.state === 'approval' ? opinionWaitsFor(state) : []),
    ...(open ? state.extensionRequests.map(({ approver }) => approver) : []),
    ...amountsWaitFor(state),
  ];
  return [
    ...(state.owner !== undefined ? [ownerMember(state.owner)] : open ? [UNOWNED] : []),
    ...[...new Set(approvals)].map(approvalMember),
    ...statementOwedBy(state).map(statementMember),
    ...(state.caseKind === COMMON_KIND ? [] : [kindMember(state.caseKind)]),
    ...(state.state === 'accepted' && returnsOf(state) > 0 ? [RETURNED] : []),
    ...(open && state.round > 1 ? [REOPENED] : []),
    ...(unreadIn(state) > 0 ? [UNREAD] : []),
    ...(isNotTold(state) ? [NOT_TOLD] : []),
    ...partsOwedIn(state).map(partMember),
    ...[...new Set(tasksOwedIn(state))].map(taskMember),
    ...(state.calledBack ?? []).map(calledBackMember),
    ...(state.access ? respondentsIn(state.access.respondent).map(respondentMember) : []),
    ...(open && state.delegate ? [handlerMember(state.delegate)] : []),
  ];
}

/** Of an opinion that was submitted before chains were, whoever may approve one. */
const opinionWaitsFor = ({ chain }: CaseState): readonly string[] => {
  const next = nextLinkOf(chain);
  return next ? [next.role ?? next.department ?? 'leader'] : APPROVERS;
};

/** Of each amount who decides on it next. */
const amountsWaitFor = ({ remedies }: CaseState): string[] =>
  remedies.flatMap((remedy) => {
    const next = nextApproverOf(remedy);
    return next ? (next.role ?? next.department ?? []) : [];
  });

const partsOwedIn = (state: CaseState): string[] =>
  PART_STATES.includes(state.state) ? openParts(state).map(({ department }) => department) : [];

const tasksOwedIn = (state: CaseState): string[] =>
  INQUIRY_STATES.includes(state.state)
    ? openTasks(state).flatMap(({ person, department }) => person ?? department ?? [])
    : [];

function statementOwedBy({
  state,
  assignment,
  packageParts,
  statementWaived,
}: CaseState): string[] {
  const owed = state === 'investigating' && !statementWaived && !isComplete(packageParts);
  return owed && assignment ? [assignment.lead] : [];
}
