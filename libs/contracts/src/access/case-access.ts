import type { CommandName } from '../api/commands.js';
import type { Role, RoleGrant } from '../vocabulary.js';
import type { CaseFacts } from './access-facts.js';
import {
  ACCESS_TABLE,
  DEPARTMENTAL_ROLES,
  RESPONDENT_SIDE,
  type AccessRow,
  type RevealClass,
} from './access-table.js';
import { CLASS_READ, CLASS_REVEAL, type CaseAction } from './case-actions.js';
import { FIELD_CLASSES, type FieldClass, type RelationToCase } from './field-classes.js';

/** Who asks, as the identity token or the directory describes the person. */
export interface AccessPerson {
  readonly tenantId: string;
  /** Staff id; null for a visitor, who has no access to cases. */
  readonly personId: string | null;
  readonly grants: readonly RoleGrant[];
  /** Departments where the person works besides those of the grants. */
  readonly worksIn?: readonly string[] | undefined;
}

/** Why a person is kept away from a case whatever roles he holds. */
export type Bar = 'complained_of' | 'works_in_confidential_unit' | 'excluded';

export interface CaseAccess {
  readonly bar: Bar | null;
  /** Roles in which the person reaches the case, in the order of the grants. Empty: he does not see it. */
  readonly roles: readonly Role[];
  readonly fields: readonly FieldClass[];
  /** The role in which the person may do this; null when he may not. */
  readonly roleFor: (action: CaseAction) => Role | null;
}

/** A row of the table that holds for a grant, with what the respondent's side loses taken away. */
interface Right {
  readonly role: Role;
  readonly row: AccessRow;
  readonly commands: readonly CommandName[];
  readonly fields: readonly FieldClass[];
  readonly reveals: readonly RevealClass[];
}

/**
 * What a person may do to a case and which fields he sees. The one answer for all services: lists, live hints, notices and figures
 * follow it too. Nothing is allowed that the table does not say.
 */
export function accessTo(person: AccessPerson, facts: CaseFacts): CaseAccess {
  const bar = barOf(person, facts);
  const outside = person.personId === null || person.tenantId !== facts.tenantId;
  const rights = bar || outside ? [] : rightsOf(person, facts);
  const seen = new Set(rights.flatMap(({ fields }) => fields));
  return {
    bar,
    roles: [...new Set(rights.map(({ role }) => role))],
    fields: FIELD_CLASSES.filter((one) => seen.has(one)),
    roleFor: (action) => rights.find((right) => allows(right, action))?.role ?? null,
  };
}

/** Whether the person may do this to the case. */
export const may = (person: AccessPerson, action: CaseAction, facts: CaseFacts): boolean =>
  accessTo(person, facts).roleFor(action) !== null;

/** What keeps the person away: named as respondent, at work in a unit of which a clue complains confidentially, or by hand. */
export function barOf(
  person: Pick<AccessPerson, 'personId' | 'grants' | 'worksIn'>,
  {
    respondent,
    confidential,
    excluded,
  }: Pick<CaseFacts, 'respondent' | 'confidential' | 'excluded'>,
): Bar | null {
  const { personId } = person;
  if (personId !== null && respondent.persons.includes(personId)) return 'complained_of';
  if (personId !== null && excluded.includes(personId)) return 'excluded';
  const workplaces = workplacesOf(person);
  return confidential && respondent.units.some((unit) => workplaces.includes(unit))
    ? 'works_in_confidential_unit'
    : null;
}

/** Departments in which a person works: those of any grant, and those the directory names. */
export const workplacesOf = ({
  grants,
  worksIn = [],
}: Pick<AccessPerson, 'grants' | 'worksIn'>): readonly string[] => [
  ...new Set([
    ...grants.map(({ department }) => department).filter((code) => code !== null),
    ...worksIn,
  ]),
];

/** A departmental role needs a department and every other role reaches by campus; a grant of the wrong shape reaches nothing. */
export const isWellFormed = ({ role, department }: RoleGrant): boolean =>
  DEPARTMENTAL_ROLES.includes(role) === (department !== null);

function rightsOf({ personId, grants }: AccessPerson, facts: CaseFacts): Right[] {
  const held = grants.flatMap((grant) => {
    const relations = [...relationsOf(grant, facts), ...named(grant, personId, facts)];
    const accused = grant.department !== null && facts.respondent.units.includes(grant.department);
    return ACCESS_TABLE.filter(
      (row) =>
        row.role === grant.role &&
        relations.includes(row.relation) &&
        (!row.onlyCallBacks || facts.callBack) &&
        isForDuty(row, grant.department, facts),
    ).map((row) => (accused ? asRespondent(row) : rightOf(row)));
  });
  const lent = facts.standIns
    .filter((one) => one.personId !== null && one.personId === personId)
    .flatMap(({ role, relation, department }) => {
      const accused = department !== null && facts.respondent.units.includes(department);
      return ACCESS_TABLE.filter(
        (row) =>
          row.role === role && row.relation === relation && isForDuty(row, department, facts),
      ).map(accused ? asRespondent : rightOf);
    });
  return [...held, ...lent];
}

/** A row for who must call, or decide on the opinion, holds for no other department. */
const isForDuty = (
  { onlyCallers, onlyApprovers }: AccessRow,
  department: string | null,
  { callers = [], approvers = [] }: CaseFacts,
): boolean => {
  const isAmong = (list: readonly string[]): boolean =>
    department !== null && list.includes(department);
  return (!onlyCallers || isAmong(callers)) && (!onlyApprovers || isAmong(approvers));
};

/** How a grant stands to the case. */
function relationsOf(
  grant: RoleGrant,
  { campus, lead, coUnits, supervising }: CaseFacts,
): RelationToCase[] {
  if (!isWellFormed(grant)) return [];
  const { department } = grant;
  if (department === null) return grant.campus === null || grant.campus === campus ? ['area'] : [];
  return [
    ...(department === lead ? (['lead'] as const) : []),
    ...(coUnits.includes(department) ? (['coUnit'] as const) : []),
    ...(supervising.includes(department) ? (['supervising'] as const) : []),
  ];
}

/** Who was given something to find out has it by name, whatever the department or campus of his grant. */
const named = (
  grant: RoleGrant,
  personId: string | null,
  { investigators = [] }: CaseFacts,
): RelationToCase[] =>
  isWellFormed(grant) && personId !== null && investigators.includes(personId)
    ? ['investigator']
    : [];

const rightOf = (row: AccessRow): Right => ({
  role: row.role,
  row,
  commands: row.commands,
  fields: row.fields,
  reveals: row.reveals ?? [],
});

const asRespondent = (row: AccessRow): Right => ({
  ...rightOf(row),
  commands: row.commands.filter((name) => !RESPONDENT_SIDE.refuses.includes(name)),
  fields: row.fields.filter((one) => !RESPONDENT_SIDE.hides.includes(one)),
  reveals: [],
});

function allows({ row, commands, fields, reveals }: Right, action: CaseAction): boolean {
  switch (action) {
    case 'case.read':
    case 'hint.receive':
      return true;
    case 'evidence.add':
      return row.addsFiles === true;
    case 'copies.give':
      return row.givesCopies === true;
    case 'papers.make':
      return row.makesPapers === true;
    case 'dossier.make':
      return row.makesDossiers === true;
    case 'messages.write':
      return row.writesMessages === true;
    case 'originals.read':
      return row.readsOriginals === true;
    case 'notice.receive':
      return row.notices;
    case 'figure.read':
      return row.figures;
    case 'words.read':
    case 'attachments.read':
    case 'identity.read':
    case 'contact.read':
    case 'statement.read':
      return fields.includes(CLASS_READ[action]);
    case 'identity.reveal':
    case 'contact.reveal':
      return reveals.includes(CLASS_REVEAL[action]);
    default:
      return commands.includes(action);
  }
}
