import type { Role } from '@tingsu/contracts';
import type { CaseState } from '../lifecycle/case-state.js';
import { isComplete } from '../lifecycle/milestones.js';
import { isEnded } from '../lifecycle/transitions.js';

/** Under whom lists find a case besides those with a right to it. They open it to no one: each list also asks for a way of the reader. */
export const UNOWNED = 'unowned';
export const ownerMember = (personId: string): string => `owner:${personId}`;
/** What waits for a role to approve it: an opinion, or more time for a clock. */
export const approvalMember = (role: Role | string): string => `approval:${role}`;
/** The department that owes its statement. */
export const statementMember = (department: string): string => `statement:${department}`;

/** The roles that approve opinions; the policy says for each case which of them is enough. */
const APPROVERS = ['leader', 'centre_head'] as const satisfies readonly Role[];

/** For whom there is something to do in the case, as members of lists. */
export function dutyMembersOf(state: CaseState): string[] {
  const open = !isEnded(state.state);
  const approvals = [
    ...(state.state === 'approval' ? APPROVERS : []),
    ...(open ? state.extensionRequests.map(({ approver }) => approver) : []),
  ];
  return [
    ...(state.owner !== undefined ? [ownerMember(state.owner)] : open ? [UNOWNED] : []),
    ...[...new Set(approvals)].map(approvalMember),
    ...statementOwedBy(state).map(statementMember),
  ];
}

function statementOwedBy({
  state,
  assignment,
  packageParts,
  statementWaived,
}: CaseState): string[] {
  const owed = state === 'investigating' && !statementWaived && !isComplete(packageParts);
  return owed && assignment ? [assignment.lead] : [];
}
