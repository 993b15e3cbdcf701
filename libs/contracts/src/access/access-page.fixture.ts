import { ROLES, type Role } from '../vocabulary.js';
import { factsOnReceipt, type CaseFacts } from './access-facts.js';
import { ACCESS_TABLE, DEPARTMENTAL_ROLES, FIGURE_REACH, REVEAL_CLASSES } from './access-table.js';
import { accessTo, type AccessPerson } from './case-access.js';
import { COMMAND_NAMES, type CommandName } from '../api/commands.js';
import { FIELD_CLASSES } from './field-classes.js';
import { HOUSE_ACTIONS, HOUSE_TABLE } from './house-access.js';

const tenantId = '0190aaaa-0000-7000-8000-000000000001';
const personId = '0190bbbb-0000-7000-8000-000000000001';

/** A case that department A handles; it complains of department R. */
const CASE: CaseFacts = {
  ...factsOnReceipt({
    caseNo: 'C-2026-000001',
    complaintId: '0190cccc-0000-7000-8000-000000000001',
    campus: 'main',
    department: 'main.R',
  }),
  tenantId,
  lead: 'main.A',
};

/** Where the person stands; the last three say what then shuts the case, whatever the roles. */
const POSITIONS: readonly (readonly [string, string | null, Partial<CaseFacts>])[] = [
  ['lead', 'main.A', {}],
  ['assists', 'main.B', { coUnits: ['main.B'] }],
  ['supervises', 'main.S', { supervising: ['main.S'] }],
  ['other department', 'main.X', {}],
  ['other campus', 'east.A', {}],
  [
    'accused in confidence',
    'main.A',
    { confidential: true, respondent: { units: ['main.A'], persons: [] } },
  ],
  ['named', 'main.A', { respondent: { units: [], persons: [personId] } }],
  ['excluded', 'main.A', { excluded: [personId] }],
];

/** One for each position, in their order. */
const POSITION_LETTERS = 'LASDCXNE';

const PROBES = ['case.read', 'hint.receive', 'notice.receive', 'figure.read'] as const;

const isDepartmental = (role: Role): boolean => DEPARTMENTAL_ROLES.includes(role);

/** A holder of the role at the place; one whose role reaches by area works in the department of the place. */
function holder(role: Role, place: string | null): AccessPerson {
  const campus = place?.split('.')[0] ?? null;
  const department = isDepartmental(role) ? place : null;
  return {
    tenantId,
    personId,
    grants: [{ role, campus, department }],
    worksIn: place ? [place] : [],
  };
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const mark = (yes: boolean): string => (yes ? '✓' : '');

/** What a role may do at a position: case, hint, notice, figure (C H N F) and how many commands. */
function cell(role: Role, place: string | null, changes: Partial<CaseFacts>): string {
  const access = accessTo(holder(role, place), { ...CASE, callBack: true, ...changes });
  const letters = ['C', 'H', 'N', 'F'].filter((_, i) => {
    const probe = PROBES[i];
    return probe !== undefined && access.roleFor(probe) !== null;
  });
  const commands = COMMAND_NAMES.filter((name) => access.roleFor(name) !== null).length;
  return letters.length === 0 ? '·' : `${letters.join('')} ${commands}`;
}

/** The positions at which a holder of the role may give the command. */
function lettersOf(role: Role, command: CommandName): string {
  const open = POSITIONS.flatMap(([, place, changes], index) => {
    const facts = { ...CASE, callBack: true, ...changes };
    return accessTo(holder(role, place), facts).roleFor(command) === null
      ? []
      : [POSITION_LETTERS.charAt(index)];
  });
  return open.join('') || '·';
}

function fieldRows(): string[][] {
  return ACCESS_TABLE.map((row) => [
    row.role,
    row.onlyCallers
      ? `${row.relation}, while a call-back is its duty`
      : row.onlyApprovers
        ? `${row.relation}, while the opinion waits for it`
        : row.relation,
    ...FIELD_CLASSES.map((one) => mark(row.fields.includes(one))),
    ...REVEAL_CLASSES.map((one) => mark(row.reveals?.includes(one) ?? false)),
    mark(row.addsFiles === true),
    mark(row.givesCopies === true),
    mark(row.makesPapers === true),
    mark(row.makesDossiers === true),
    mark(row.readsOriginals === true),
  ]);
}

/** The text of docs/access.md, made from the table that all services use. */
export function accessPage(): string {
  return `# Who may do what

Made from the access table in \`libs/contracts/src/access\`; a test compares this page with it. To change the rules, change the table and
run \`UPDATE_DOCS=1 npm test -- access-page\`.

One pure function, \`accessTo(person, facts)\`, answers for every service: cases decides and publishes what access depends on
(\`case.opened\`, \`case.accessChanged\`); intake, notifications, analytics and the live stream of the gateway apply it to what they hold.
What the table does not say is refused. A departmental role without a department reaches nothing.

Whatever his roles, a person never sees a case that names him as respondent, one that he was excluded from by hand, or a confidential
clue about a unit in which he works. If he would have to act, his deputy or the next level does. The respondent's side does not see
how the case is judged.

## Positions

By role and by how the person stands to the case: C the case itself, H live hints, N notices, F figures one by one, and the number of
commands. \`·\` is nothing. Roles that reach by campus stand in the campus of the place.

${table(
  ['role', ...POSITIONS.map(([name]) => name)],
  ROLES.map((role) => [role, ...POSITIONS.map(([, place, changes]) => cell(role, place, changes))]),
)}

## Classes of fields

What a role sees in its relation to the case; identity and contact are masked until they are
revealed with a reason, which the last columns allow; the respondent's side reveals nothing. Each reveal and each refusal is in the
access log.

${table(
  [
    'role',
    'relation',
    ...FIELD_CLASSES,
    'reveal identity',
    'reveal contact',
    'add files',
    'give copies',
    'make papers',
    'make dossiers',
    'read originals',
  ],
  fieldRows(),
)}

A search finds by a class only where the reader sees it: a phone number by \`contact\`, a name by \`identity\`, what was written by the class of
its words; and phone numbers in the words only by \`contact\`. A case that the reader does not see is not found by anything.

## Commands

Who may give a command, by position: L lead, A assists, S supervises, D other department, C other campus, X accused in confidence, N named,
E excluded. \`·\` is refused at every position. The state of the case and its policy come after.

${table(
  ['command', ...ROLES],
  COMMAND_NAMES.map((command) => [
    `\`${command}\``,
    ...ROLES.map((role) => lettersOf(role, command)),
  ]),
)}

## Figures that count many cases

${table(
  ['role', 'reach'],
  Object.entries(FIGURE_REACH).map(([role, reach]) => [role, reach ?? '']),
)}

A department's own figures leave out confidential clues about it.

## Routines, boxes, rosters and shared views

What belongs to no case. By area: the campuses of the grant. By department: what the department owes or keeps, on any campus.

${table(
  ['role', 'reach', ...HOUSE_ACTIONS],
  HOUSE_TABLE.map(({ role, reach, actions }) => [
    role,
    reach,
    ...HOUSE_ACTIONS.map((action) => mark(actions.includes(action))),
  ]),
)}

## Two people

| rule | code |
| --- | --- |
| who drafted an opinion does not approve it | \`separation.drafter\` |
| who asked for an extension does not approve it (T-37) | \`separation.requester\` |
| who handled a case does not record its call-back (R-026) | \`separation.handler\` |
| one person alone makes no complaint malicious or untrue (T-39) | a tick only proposes; \`markInvalid\` by a second person confirms |
| who is complained of decides nothing | \`separation.respondent\` |
`;
}
