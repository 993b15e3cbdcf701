import { describe, expect, it } from '@jest/globals';
import { COMMAND_NAMES, ROLES, type CommandName, type Role } from '@tingsu/contracts';
import { ACCESS, listScopeOf, maySee, roleForCommand, rolesFor } from './access-table.js';

const place = {
  campus: 'main',
  departments: ['main.finance', 'main.conduct'],
  lead: 'main.finance',
};
const grant = (role: Role, campus: string | null = null, department: string | null = null) => ({
  role,
  campus,
  department,
});

/** What the complaint centre leaves to departments and to those who approve. */
const NOT_OF_THE_CENTRE: readonly CommandName[] = [
  'signFor', 'returnTicket', 'submitPackage', 'approve', 'reject', 'approveExtension', 'rejectExtension',
]; // prettier-ignore
const APPROVALS: readonly CommandName[] = [
  'approve',
  'reject',
  'approveExtension',
  'rejectExtension',
];
const CENTRE = COMMAND_NAMES.filter((name) => !NOT_OF_THE_CENTRE.includes(name));

/** Each row as a person would write it: who may give which commands on a case that the grant reaches. */
const TABLE: Readonly<Record<Role, readonly CommandName[]>> = {
  first_responder: ['register', 'acknowledge', 'resolveOnSpot'],
  centre_officer: CENTRE,
  centre_head: [...CENTRE, ...APPROVALS],
  department_receiver: ['signFor', 'returnTicket'],
  department_head: [
    'signFor', 'returnTicket', 'submitPackage', 'resolveOnSpot', 'recordFollowUp', 'requestExtension', 'completeRemedy',
  ],
  supervisor: [
    'draftOpinion', 'giveInterim', 'giveFinal', 'requestExtension', 'recordReview', 'markReportable', 'reportToRegulator',
  ],
  leader: [...APPROVALS, 'decline', 'refer', 'giveInterim', 'close', 'requestExtension', 'requestReview', 'markInvalid'],
  callback_agent: ['recordFollowUp'],
  privacy_officer: [],
  auditor: [],
  tenant_admin: [],
  operator: [],
}; // prettier-ignore

describe('what each role may do', () => {
  it.each(ROLES.flatMap((role) => COMMAND_NAMES.map((command) => [role, command] as const)))(
    '%s: %s',
    (role, command) => {
      const grants = [
        grant(role, 'main', ACCESS[role]?.reach === 'department' ? 'main.finance' : null),
      ];
      // Whom a step of a clock named is the case's to know: everybody who sees it may try.
      const may =
        TABLE[role].includes(command) ||
        (command === 'acknowledgeClock' && ACCESS[role] !== undefined);
      expect(roleForCommand(grants, place, command)).toBe(may ? role : null);
    },
  );
});

describe('where each role sees cases', () => {
  it.each([
    [grant('centre_officer'), true, 'the whole group'],
    [grant('centre_officer', 'main'), true, 'the campus'],
    [grant('centre_officer', 'east'), false, 'another campus'],
    [grant('leader'), true, 'leaders see all'],
    [grant('auditor'), true, 'auditors see all'],
    [grant('department_head', 'main', 'main.finance'), true, 'the department that leads'],
    [grant('supervisor', 'main', 'main.conduct'), true, 'a department that answers for a clock'],
    [
      grant('department_head', 'main', 'main.ward'),
      false,
      'a department that the case was not sent to',
    ],
    [
      grant('department_head', 'east', 'main.finance'),
      true,
      'a department serves cases of other campuses',
    ],
    [grant('privacy_officer'), false, 'not without a reason of their own'],
    [grant('operator'), false, 'operators see machines, not cases'],
    [grant('tenant_admin'), false, 'administrators see settings, not cases'],
  ])('%j: %s (%s)', (one, expected) => {
    expect(maySee([one], place)).toBe(expected);
  });

  it('lets only the department that leads sign for the case', () => {
    const conduct = [grant('department_head', 'main', 'main.conduct')];
    expect(maySee(conduct, place)).toBe(true);
    expect(roleForCommand(conduct, place, 'signFor')).toBeNull();
  });

  it('turns grants into the scope of a list', () => {
    expect(listScopeOf([grant('leader')])).toEqual({ all: true, campuses: [], departments: [] });
    expect(
      listScopeOf([
        grant('centre_officer', 'east'),
        grant('department_head', 'main', 'main.finance'),
        grant('operator'),
      ]),
    ).toEqual({
      all: false,
      campuses: ['east'],
      departments: ['main.finance'],
    });
    expect(listScopeOf([grant('operator')])).toEqual({ all: false, campuses: [], departments: [] });
  });

  it('names every role of a person that reaches the case', () => {
    expect(
      rolesFor([grant('leader'), grant('department_head', 'main', 'main.ward')], place),
    ).toEqual(['leader']);
  });
});
