import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COMMAND_NAMES, type CommandName } from '../api/commands.js';
import { ROLES, type Role } from '../vocabulary.js';
import { factsOnReceipt, type CaseFacts, type StandIn } from './access-facts.js';
import { ACCESS_TABLE, DEPARTMENTAL_ROLES } from './access-table.js';
import { CASE_ACTIONS } from './case-actions.js';
import { accessTo, isWellFormed, may, type AccessPerson } from './case-access.js';
import { isReached, reachOf } from './case-reach.js';
import { aPerson, someFacts } from './random-access.fixture.js';

const tenantId = '0190aaaa-0000-7000-8000-000000000001';
const me = '0190bbbb-0000-7000-8000-000000000001';
const colleague = '0190bbbb-0000-7000-8000-000000000002';

/** A case of the ward: finance leads, the pharmacy assists, medical affairs supervises. */
const CASE: CaseFacts = {
  ...factsOnReceipt({
    caseNo: 'C-2026-000001',
    complaintId: '0190cccc-0000-7000-8000-000000000001',
    campus: 'main',
    department: 'main.ward',
  }),
  tenantId,
  lead: 'main.finance',
  coUnits: ['main.pharmacy'],
  supervising: ['main.medical'],
};

const holder = (
  role: Role,
  where: string | null = null,
  more: Partial<AccessPerson> = {},
): AccessPerson => {
  const department = where?.includes('.') ? where : null;
  const campus = department ? (department.split('.')[0] ?? null) : where;
  return { tenantId, personId: me, grants: [{ role, campus, department }], ...more };
};
const standIn = (
  role: Role,
  relation: StandIn['relation'],
  department: string | null,
): StandIn => ({
  personId: me,
  role,
  relation,
  department,
  insteadOf: colleague,
});

/** Who sees which classes of a case, as a person would write it. */
const FIELDS_SEEN = `
  role                 where          words attachments identity contact statement opinion judgement notes answer handling inquiry
  first_responder      main           x     .           x        x       .         .       .         .     x      .        .
  centre_officer       main           x     x           x        x       x         x       x         x     x      x        x
  centre_head          main           x     x           x        x       x         x       x         x     x      x        x
  leader               main           x     x           x        .       x         x       x         x     x      x        x
  auditor              main           x     x           x        .       x         x       .         x     x      x        .
  department_receiver  main.finance   x     x           x        .       .         .       .         .     .      x        .
  department_receiver  main.pharmacy  x     .           .        .       .         .       .         .     .      x        .
  department_receiver  main.medical   x     .           .        .       .         .       .         .     .      x        .
  department_head      main.finance   x     x           x        .       x         x       .         .     x      x        .
  department_head      main.pharmacy  x     .           .        .       .         .       .         .     .      x        .
  department_head      main.medical   x     .           .        .       .         .       .         .     x      x        .
  department_head      main.ward      .     .           .        .       .         .       .         .     .      .        .
  supervisor           main.finance   x     x           x        .       x         x       .         .     x      x        .
  supervisor           main.pharmacy  x     .           .        .       .         .       .         .     .      x        .
  supervisor           main.medical   x     x           x        .       x         x       .         .     x      x        .
  callback_agent       main           .     .           .        .       .         .       .         .     .      .        .
  privacy_officer      main           .     .           .        .       .         .       .         .     .      .        .
  tenant_admin         main           .     .           .        .       .         .       .         .     .      .        .
  operator             main           .     .           .        .       .         .       .         .     .      .        .
  platform_operator    main           .     .           .        .       .         .       .         .     .      .        .
`;

/** What the complaint centre leaves to departments and to those who approve. */
const NOT_OF_THE_CENTRE: readonly CommandName[] = [
  'giveFinalNotice',
  'decideReconsideration',
  'issueCircular',
  'signFor',
  'returnTicket',
  'submitPackage',
  'ruleDepartment',
  'ruleInterest',
  'decideUnit',
  'signForPart',
  'returnPart',
  'submitPart',
  'answerUrge',
  'complainOfLateNotice',
  'stateIssue',
  'delegate',
  'planWork',
  'stateInability',
  'approve',
  'reject',
  'approveExtension',
  'rejectExtension',
  'approveRemedy',
  'rejectRemedy',
];
const CENTRE = COMMAND_NAMES.filter((name) => !NOT_OF_THE_CENTRE.includes(name));
const APPROVALS =
  'approve reject approveExtension rejectExtension approveRemedy rejectRemedy'.split(' ');
const SUPERVISION =
  'addIssue changeIssue removeIssue recordFinding draftOpinion submit giveInterim giveFinal requestExtension recordReview issueCircular answerMeeting acknowledgeClock'
    .split(' ')
    .concat(
      'markReportable reportToRegulator recordReportStep draftReport submitReport'.split(' '),
      'supplementReport closeReport askHold sealHold completeHold inspectHold'.split(' '),
      'recordInspection releaseHold recordDeath recordConsent recordAutopsy recordBody'.split(' '),
    );

/** Which commands a role may give on a case that it reaches; the state and the rules of the case come after. */
const COMMANDS_OF: readonly (readonly [Role, string, readonly string[]])[] = [
  [
    'first_responder',
    'main',
    [
      'register',
      'acknowledge',
      'tellOtherwise',
      'logCall',
      'resolveOnSpot',
      'nameRespondents',
      'acknowledgeClock',
    ],
  ],
  ['centre_officer', 'main', CENTRE],
  [
    'centre_head',
    'main',
    [
      ...CENTRE,
      ...APPROVALS,
      'ruleDepartment',
      'ruleInterest',
      'decideReconsideration',
      'issueCircular',
    ],
  ],
  [
    'leader',
    'main',
    [
      ...APPROVALS,
      'decideUnit',
      'takeUpEscalation',
      'ruleEscalation',
      'decline',
      'refer',
      'giveInterim',
      'giveFinalNotice',
      'decideReconsideration',
      'issueCircular',
      'close',
      'requestExtension',
      'requestReview',
      'markInvalid',
      'urge',
      'note',
      'answerMeeting',
      'acknowledgeClock',
    ],
  ],
  ['auditor', 'main', ['acknowledgeClock']],
  ['callback_agent', 'main', []],
  [
    'department_receiver',
    'main.finance',
    'signFor returnTicket submitPackage stateIssue planWork stateInability escalate answerMeeting acknowledgeClock'.split(
      ' ',
    ),
  ],
  [
    'department_receiver',
    'main.pharmacy',
    ['signForPart', 'returnPart', 'answerMeeting', 'acknowledgeClock'],
  ],
  [
    'department_head',
    'main.finance',
    [
      'signFor',
      'returnTicket',
      'submitPackage',
      'stateIssue',
      'giveFinal',
      'delegate',
      'planWork',
      'stateInability',
      'askPart',
      'answerUrge',
      'complainOfLateNotice',
      'finishTask',
      'declareInterest',
      'escalate',
      'takeUpEscalation',
      'decideUnit',
      'ruleEscalation',
      'recordFollowUp',
      'requestExtension',
      'completeRemedy',
      'approveRemedy',
      'rejectRemedy',
      'answerMeeting',
      'acknowledgeClock',
    ],
  ],
  [
    'department_head',
    'main.pharmacy',
    [
      'signForPart',
      'returnPart',
      'submitPart',
      'answerUrge',
      'complainOfLateNotice',
      'finishTask',
      'declareInterest',
      'escalate',
      'takeUpEscalation',
      'ruleEscalation',
      'requestExtension',
      'completeRemedy',
      'approveRemedy',
      'rejectRemedy',
      'answerMeeting',
      'acknowledgeClock',
    ],
  ],
  [
    'department_head',
    'main.medical',
    [
      'complainOfLateNotice',
      'recordFollowUp',
      'requestExtension',
      'completeRemedy',
      'answerMeeting',
      'acknowledgeClock',
    ],
  ],
  ['supervisor', 'main.finance', SUPERVISION],
  ['supervisor', 'main.medical', SUPERVISION],
  ['supervisor', 'main.pharmacy', ['answerMeeting', 'acknowledgeClock']],
  ['privacy_officer', 'main', []],
  ['tenant_admin', 'main', []],
  ['operator', 'main', []],
];

describe('what each role sees and does', () => {
  const [head = '', ...rows] = FIELDS_SEEN.trim().split('\n');
  const classes = head.trim().split(/\s+/).slice(2);
  it.each(rows.map((row) => row.trim().split(/\s+/)))('%s of %s', (role, where, ...marks) => {
    const seen = classes.filter((_, index) => marks[index] === 'x');
    expect(accessTo(holder(role as Role, where), CASE).fields).toEqual(seen);
  });

  it('has a row for every role', () => {
    for (const role of ROLES) expect(FIELDS_SEEN).toContain(`  ${role} `);
  });

  it.each(COMMANDS_OF)('%s of %s gives these commands and no other', (role, where, commands) => {
    const { roleFor } = accessTo(holder(role, where), CASE);
    const given = COMMAND_NAMES.filter((name) => roleFor(name) === role);
    expect(given).toEqual(COMMAND_NAMES.filter((name) => commands.includes(name)));
  });
});

describe('how far a role reaches', () => {
  it.each<[string, AccessPerson, Partial<CaseFacts>, boolean]>([
    ['an officer of the group', holder('centre_officer'), {}, true],
    ['an officer of the campus', holder('centre_officer', 'main'), {}, true],
    ['an officer of another campus', holder('centre_officer', 'east'), {}, false],
    ['a leader of another group', { ...holder('leader'), tenantId: me }, {}, false],
    ['a visitor', holder('leader', null, { personId: null }), {}, false],
    ['a head whose department has the case', holder('department_head', 'main.finance'), {}, true],
    [
      'a head before the case is sent anywhere',
      holder('department_head', 'main.finance'),
      { lead: null },
      false,
    ],
    ['a head of another department', holder('department_head', 'main.icu'), {}, false],
    [
      'a head of another campus who leads',
      holder('department_head', 'east.lab'),
      { lead: 'east.lab' },
      true,
    ],
    [
      'the head of the unit complained of, before dispatch',
      holder('department_head', 'main.ward'),
      {},
      false,
    ],
    [
      'the head of the unit complained of, who leads',
      holder('department_head', 'main.ward'),
      { lead: 'main.ward' },
      true,
    ],
    ['a callback agent before call-backs are planned', holder('callback_agent'), {}, false],
    ['a callback agent afterwards', holder('callback_agent'), { callBack: true }, true],
    [
      'S-02: a supervisor of a department without a part in the case',
      holder('supervisor', 'main.conduct'),
      {},
      false,
    ],
    ['S-02: a supervisor without a department', holder('supervisor', 'main'), {}, false],
    [
      'S-02: a head without a department',
      holder('department_head', 'main'),
      { lead: 'main' },
      false,
    ],
    [
      'an officer whose grant names a department',
      holder('centre_officer', 'main.finance'),
      {},
      false,
    ],
  ])('%s', (_, person, facts, expected) => {
    expect(may(person, 'case.read', { ...CASE, ...facts })).toBe(expected);
  });

  it('asks departmental roles for a department, and other roles for none', () => {
    expect(DEPARTMENTAL_ROLES).toEqual(['department_receiver', 'department_head', 'supervisor']);
    expect(isWellFormed({ role: 'supervisor', campus: 'main', department: null })).toBe(false);
    expect(isWellFormed({ role: 'leader', campus: 'main', department: 'main.icu' })).toBe(false);
    expect(isWellFormed({ role: 'leader', campus: null, department: null })).toBe(true);
  });
});

describe('who was given something to find out', () => {
  const named = { ...CASE, investigators: [me] };
  const stranger = holder('department_receiver', 'east.lab');

  it('R-121, R-369: reads the case by name from any department, reports what he found, and decides nothing', () => {
    const { fields, roleFor } = accessTo(stranger, named);
    expect(fields).toEqual([
      'words',
      'attachments',
      'identity',
      'statement',
      'handling',
      'inquiry',
    ]);
    expect(COMMAND_NAMES.filter((name) => roleFor(name) !== null)).toEqual([
      'finishTask',
      'declareInterest',
      'answerMeeting',
      'acknowledgeClock',
    ]);
    expect(may(stranger, 'case.read', CASE)).toBe(false);
    expect(may(stranger, 'figure.read', named)).toBe(false);
  });

  it('R-121: does not read the investigation of the own department, and nothing of a clue about it in confidence', () => {
    const accused = holder('department_receiver', 'main.ward');
    expect(accessTo(accused, named).fields).not.toContain('inquiry');
    expect(accessTo(accused, { ...named, confidential: true }).roles).toEqual([]);
    const lead = accessTo(holder('department_head', 'main.finance'), CASE);
    expect(lead.fields).not.toContain('inquiry');
  });
});

describe('who is kept away whatever roles he has', () => {
  const everyRole: AccessPerson = {
    tenantId,
    personId: me,
    grants: ROLES.map((role) => ({
      role,
      campus: null,
      department: DEPARTMENTAL_ROLES.includes(role) ? 'main.finance' : null,
    })),
  };
  const here = { ...everyRole, worksIn: ['main.ward'] };
  const named = { ...CASE, respondent: { units: [], persons: [me] } };

  it.each<[string, AccessPerson, CaseFacts, string]>([
    ['S-10: the person complained of', everyRole, named, 'complained_of'],
    ['a person excluded by hand', everyRole, { ...CASE, excluded: [me] }, 'excluded'],
    [
      'S-01: who works in the unit of which a clue complains',
      here,
      { ...CASE, confidential: true },
      'works_in_confidential_unit',
    ],
    [
      'S-01: a leader who heads the unit of which a clue complains',
      {
        ...everyRole,
        grants: [
          ...everyRole.grants,
          { role: 'department_head', campus: 'main', department: 'main.ward' },
        ],
      },
      { ...CASE, confidential: true },
      'works_in_confidential_unit',
    ],
    [
      'a stand-in who is complained of',
      everyRole,
      { ...named, standIns: [standIn('department_head', 'lead', 'main.finance')] },
      'complained_of',
    ],
  ])('%s', (_, person, facts, bar) => {
    const access = accessTo(person, facts);
    expect({ bar: access.bar, roles: access.roles, fields: access.fields }).toEqual({
      bar,
      roles: [],
      fields: [],
    });
    expect(CASE_ACTIONS.filter((action) => access.roleFor(action) !== null)).toEqual([]);
  });

  it('lets the unit complained of answer when the complaint is not confidential', () => {
    expect(accessTo(here, CASE).bar).toBeNull();
  });
});

describe('the side complained of', () => {
  const leads = { ...CASE, lead: 'main.ward' };

  it('states its view, and does not read how it is judged', () => {
    const { fields, roleFor } = accessTo(holder('department_head', 'main.ward'), leads);
    expect(fields).toEqual(['words', 'attachments', 'identity', 'statement', 'answer', 'handling']);
    expect(roleFor('submitPackage')).toBe('department_head');
    expect(roleFor('recordFollowUp')).toBeNull();
  });

  it('R-369: does not judge itself as a supervising department', () => {
    const supervisor = holder('supervisor', 'main.ward');
    expect(may(supervisor, 'draftOpinion', leads)).toBe(false);
    expect(may(supervisor, 'draftOpinion', { ...CASE, supervising: ['main.ward'] })).toBe(false);
    expect(may(supervisor, 'draftOpinion', { ...leads, respondent: CASE.respondent })).toBe(false);
  });
});

describe('who must call by the policy', () => {
  const head = holder('department_head', 'main.finance');
  const calling = { ...CASE, callBack: true, callers: ['main.finance'] };
  const reaches = (person: AccessPerson, facts: CaseFacts) =>
    (['identity.reveal', 'contact.reveal', 'contact.read', 'logCall'] as const).map((action) =>
      may(person, action, facts),
    );

  it('R-077: reads the number until the call is made, and not when another calls', () => {
    expect(reaches(head, calling)).toEqual([true, true, true, true]);
    expect(reaches(head, { ...calling, callers: [] })).toEqual([true, false, false, false]);
    expect(reaches(head, { ...calling, callers: ['main.medical'] })[1]).toBe(false);
    expect(reaches(holder('department_receiver', 'main.finance'), calling)[1]).toBe(false);
    expect(reaches(holder('supervisor', 'main.finance'), calling)[1]).toBe(false);
  });

  it('does so as a department that supervises too, and never as one complained of or without a part', () => {
    const medical = holder('department_head', 'main.medical');
    expect(reaches(medical, { ...CASE, callers: ['main.medical'] })[1]).toBe(true);
    const icu = holder('department_head', 'main.icu');
    expect(reaches(icu, { ...CASE, callers: ['main.icu'] })).toEqual([false, false, false, false]);
    const accused = { ...calling, respondent: { units: ['main.finance'], persons: [] } };
    expect(reaches(head, accused)).toEqual([false, false, false, false]);
  });
});

describe('who stands in', () => {
  it('has the rights of the person whom he replaces, in this case only', () => {
    const deputy = holder('department_receiver', 'main.icu');
    const facts = { ...CASE, standIns: [standIn('department_head', 'lead', 'main.finance')] };
    expect(may(deputy, 'submitPackage', CASE)).toBe(false);
    expect(accessTo(deputy, facts).roleFor('submitPackage')).toBe('department_head');
    expect(accessTo(deputy, facts).fields).toContain('statement');
  });

  it('gives no rights of a position that is vacant', () => {
    const vacant = { ...standIn('leader', 'area', null), personId: null };
    expect(
      accessTo(holder('operator', null, { personId: null }), { ...CASE, standIns: [vacant] }).roles,
    ).toEqual([]);
  });
});

describe('the condition of a list', () => {
  it.each(['case.read', 'figure.read'] as const)(
    'reaches the cases of %s and no other',
    (action) => {
      fc.assert(
        fc.property(aPerson(), someFacts(), (person, facts) => {
          expect(isReached(reachOf(person, action), facts)).toBe(may(person, action, facts));
        }),
        { numRuns: 2_000 },
      );
    },
  );

  it('is never reached by a role that the table does not have', () => {
    const roles = ACCESS_TABLE.map(({ role }) => role);
    for (const role of ROLES.filter((one) => !roles.includes(one)))
      expect(isReached(reachOf(holder(role), 'case.read'), CASE)).toBe(false);
  });
});
