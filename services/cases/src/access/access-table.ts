import type { CommandName, Role, RoleGrant } from '@tingsu/contracts';
import type { CaseState } from '../lifecycle/case-state.js';

/** How far a role reaches with a grant: the whole campus (or group) of the grant, or only the cases of its department. */
type Reach = 'campus' | 'department';
interface Rights {
  readonly reach: Reach;
  readonly commands: readonly CommandName[];
}

const CENTRE: readonly CommandName[] = [
  'register', 'acknowledge', 'startTriage', 'classify', 'requestSupplement', 'supply', 'accept', 'decline', 'merge', 'resolveOnSpot',
  'contactDepartment', 'dispatch', 'draftOpinion', 'submit', 'finalise', 'giveInterim', 'giveFinal', 'close', 'withdraw', 'recordFollowUp',
  'requestExtension', 'agreeDate', 'suspend', 'resume', 'requestReview', 'recordReview', 'markReportable', 'reportToRegulator',
  'refer', 'startRemedies', 'completeRemedy', 'archive', 'reopen', 'markInvalid', 'recordMilestone',
]; // prettier-ignore

/** Role × action × scope. A role that is missing here sees no case at all. */
export const ACCESS: Readonly<Partial<Record<Role, Rights>>> = {
  first_responder: { reach: 'campus', commands: ['register', 'acknowledge', 'resolveOnSpot'] },
  centre_officer: { reach: 'campus', commands: CENTRE },
  centre_head: {
    reach: 'campus',
    commands: [...CENTRE, 'approve', 'reject', 'approveExtension', 'rejectExtension'],
  },
  department_receiver: { reach: 'department', commands: ['signFor', 'returnTicket'] },
  department_head: {
    reach: 'department',
    commands: [
      'signFor', 'returnTicket', 'submitPackage', 'resolveOnSpot', 'recordFollowUp', 'requestExtension', 'completeRemedy',
    ], // prettier-ignore
  },
  supervisor: {
    reach: 'department',
    commands: [
      'draftOpinion',
      'giveInterim',
      'giveFinal',
      'requestExtension',
      'recordReview',
      'markReportable',
      'reportToRegulator',
    ],
  },
  leader: {
    reach: 'campus',
    commands: [
      'decline', 'refer', 'approve', 'reject', 'giveInterim', 'close', 'requestExtension', 'approveExtension', 'rejectExtension', 'requestReview',
      'markInvalid',
    ], // prettier-ignore
  },
  callback_agent: { reach: 'campus', commands: ['recordFollowUp'] },
  auditor: { reach: 'campus', commands: [] },
};

/** Commands that belong to the department that leads, not to one that assists or only answers for a clock. */
const OF_THE_LEAD: readonly CommandName[] = ['signFor', 'returnTicket', 'submitPackage'];

/** Commands of anybody who sees the case; who of them, the case itself decides by whom the step named. */
const OF_ALL: readonly CommandName[] = ['acknowledgeClock'];

/** Where a case stands, as far as access goes. */
export interface CasePlace {
  readonly campus: string;
  readonly departments: readonly string[];
  readonly lead: string | null;
}

export const placeOf = (state: CaseState, departments: readonly string[]): CasePlace => ({
  campus: state.campus,
  departments,
  lead: state.assignment?.lead ?? null,
});

export function maySee(grants: readonly RoleGrant[], place: CasePlace): boolean {
  return grants.some((grant) => reaches(grant, place));
}

/** Roles of these grants that reach the case. */
export function rolesFor(grants: readonly RoleGrant[], place: CasePlace): Role[] {
  return [...new Set(grants.filter((grant) => reaches(grant, place)).map(({ role }) => role))];
}

/** The role in which the command may be given; null if in none. */
export function roleForCommand(
  grants: readonly RoleGrant[],
  place: CasePlace,
  command: CommandName,
): Role | null {
  const fitting = grants.find((grant) => {
    const rights = ACCESS[grant.role];
    if (
      !(rights?.commands.includes(command) || (rights && OF_ALL.includes(command))) ||
      !reaches(grant, place)
    )
      return false;
    return (
      !OF_THE_LEAD.includes(command) || grant.department === null || grant.department === place.lead
    );
  });
  return fitting?.role ?? null;
}

/** What a list may show: everything, or the campuses and departments named. */
export interface ListScope {
  readonly all: boolean;
  readonly campuses: readonly string[];
  readonly departments: readonly string[];
}

export function listScopeOf(grants: readonly RoleGrant[]): ListScope {
  const able = grants.filter(({ role }) => ACCESS[role] !== undefined);
  const wide = able.filter((grant) => !isDepartmental(grant));
  return {
    all: wide.some(({ campus }) => campus === null),
    campuses: [...new Set(wide.map(({ campus }) => campus).filter((campus) => campus !== null))],
    departments: [
      ...new Set(
        able
          .filter(isDepartmental)
          .map(({ department }) => department)
          .filter((code) => code !== null),
      ),
    ],
  };
}

function reaches(grant: RoleGrant, place: CasePlace): boolean {
  if (!ACCESS[grant.role]) return false;
  if (isDepartmental(grant))
    return grant.department !== null && place.departments.includes(grant.department);
  return grant.campus === null || grant.campus === place.campus;
}

/** A departmental role without a department reaches as far as its campus, or the group. */
function isDepartmental({ role, department }: RoleGrant): boolean {
  return ACCESS[role]?.reach === 'department' && department !== null;
}
