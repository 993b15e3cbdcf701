import {
  answeringFor,
  barOf,
  partyOf,
  type Role,
  type UnitMeaning,
  workplacesOf,
} from '@tingsu/contracts';
import {
  type Directory as Organisation,
  headsOf,
  holdersOf,
  peopleOf,
  type StaffMember,
} from '../directory/directory.js';
import type { Presence } from '../rosters/rosters.js';
import type { CaseBrief } from './case-brief.js';

/** To whom something is said, before the directory gives names. */
export type Audience =
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'department'; readonly department: string }
  | { readonly kind: 'departmentHead'; readonly department: string | null }
  | { readonly kind: 'person'; readonly id: string }
  /** A unit as a policy names it (医务部|护理部), with what it is in the case where the policy says so. */
  | { readonly kind: 'unit'; readonly unit: string; readonly means: UnitMeaning | null };

export const role = (name: Role): Audience => ({ kind: 'role', role: name });
export const department = (code: string): Audience => ({ kind: 'department', department: code });
export const departmentHead = (code: string | null): Audience => ({
  kind: 'departmentHead',
  department: code,
});
export const person = (id: string): Audience => ({ kind: 'person', id });
export const unit = (name: string, means: UnitMeaning | null = null): Audience => ({
  kind: 'unit',
  unit: name,
  means,
});

/** The organisation at one moment. */
interface Directory extends Organisation {
  readonly presence: Presence;
}

/**
 * Everyone in the audience on the campus of the case who is there at that hour: those on duty where a roster says so, and whoever acts
 * for a person who is away. Empty when the directory has no one.
 */
export function peopleMeant(
  audience: Audience,
  brief: CaseBrief,
  directory: Directory,
): readonly StaffMember[] {
  const meant = presentOf(named(audience, brief, directory), directory);
  const allowed = whoMayKnow(meant, brief);
  const kept = meant.filter((person) => !allowed.includes(person)).map(({ id }) => id);
  return unique([...allowed, ...standInsFor(kept, brief, directory)]);
}

/** No one who is complained of, excluded, or works in a unit accused in confidence learns of the case, in any role. */
export function whoMayKnow(
  people: readonly StaffMember[],
  { confidential, respondent, access }: CaseBrief,
): readonly StaffMember[] {
  const accused = confidential && respondent !== null ? respondent : null;
  return people.filter(
    (person) =>
      !(accused !== null && workplacesOf(person).includes(accused)) &&
      !(access && barOf({ ...person, personId: person.id }, access)),
  );
}

/** Who acts for those kept away from the case: a deputy or the next level, as cases decided it. */
function standInsFor(
  kept: readonly string[],
  { access }: CaseBrief,
  directory: Directory,
): readonly StaffMember[] {
  const acting = (access?.standIns ?? [])
    .filter(({ insteadOf }) => kept.includes(insteadOf))
    .map(({ personId }) => personId);
  return directory.staff.filter(({ id, active }) => active && acting.includes(id));
}

function named(audience: Audience, brief: CaseBrief, directory: Directory): readonly StaffMember[] {
  switch (audience.kind) {
    case 'role':
      return ofRole(audience.role, brief, directory);
    case 'department':
      return ofDepartment(audience.department, brief, directory);
    case 'departmentHead':
      return audience.department === null ? [] : headsOf(directory, audience.department);
    case 'person':
      return directory.staff.filter((member) => member.active && member.id === audience.id);
    case 'unit':
      return ofUnit(audience, brief, directory);
  }
}

/** Each who is away is replaced by the one who acts for them; by no one whom the directory does not know. */
function presentOf(
  people: readonly StaffMember[],
  { staff, presence }: Directory,
): readonly StaffMember[] {
  return unique(
    people.map((person) => {
      const acting = presence.acting(person.id);
      return staff.find(({ id, active }) => active && id === acting) ?? person;
    }),
  );
}

const ofRole = (name: Role, { campus }: CaseBrief, directory: Directory): readonly StaffMember[] =>
  orElse(onDuty(campus, name, directory), () => holdersOf(directory, name, campus));

/** The people of the centre hold their role for a campus, so they answer for a department without staff. */
const ofDepartment = (
  code: string,
  brief: CaseBrief,
  directory: Directory,
): readonly StaffMember[] =>
  orElse(
    orElse(onDuty(campusOf(code, directory) ?? brief.campus, code, directory), () =>
      peopleOf(directory, code),
    ),
    () => ofRole('centre_officer', brief, directory),
  );

/** Whom the roster of a unit names at that hour; empty without a roster, and in a hole of it. */
function onDuty(
  campus: string,
  unitName: string,
  { staff, presence }: Directory,
): readonly StaffMember[] {
  const named = presence.onDuty(campus, unitName);
  return staff.filter(({ id, active }) => active && named.includes(id));
}

const campusOf = (code: string, { departments }: Directory): string | undefined =>
  departments.find((found) => found.code === code)?.campus;

function ofUnit(
  { unit: name, means }: Extract<Audience, { kind: 'unit' }>,
  brief: CaseBrief,
  directory: Directory,
): readonly StaffMember[] {
  const { leadDepartment: lead, respondent } = brief;
  const party = partyOf(means, { lead, respondent, departments: directory.departments });
  switch (means) {
    case 'lead':
    case 'respondent':
    case 'headNurse':
      return party === null
        ? ofNamed(name, brief, directory)
        : ofDepartment(party, brief, directory);
    case 'leadHead':
    case 'respondentHead':
      return party === null ? [] : headsOf(directory, party);
    case 'centre':
      return unique([
        ...ofNamed(name, brief, directory),
        ...ofRole('centre_officer', brief, directory),
      ]);
    case 'centreHead':
      return ofRole('centre_head', brief, directory);
    case 'callback':
      return orElse(ofNamed(name, brief, directory), () =>
        ofRole('callback_agent', brief, directory),
      );
    case 'leader':
      return orElse(ofNamed(name, brief, directory), () => ofRole('leader', brief, directory));
    case 'hospital':
    case null:
      return ofNamed(name, brief, directory);
  }
}

/** The departments that answer for the name on the campus; of several names the people of each. */
function ofNamed(name: string, brief: CaseBrief, directory: Directory): readonly StaffMember[] {
  const departments = answeringFor(name, brief.campus, directory.departments);
  const people = departments.flatMap((found) => ofDepartment(found.code, brief, directory));
  if (people.length > 0) return unique(people);
  const alternatives = name.split(/[|/]/).filter((part) => part !== name && part !== '');
  return unique(alternatives.flatMap((part) => ofNamed(part, brief, directory)));
}

const orElse = (
  people: readonly StaffMember[],
  otherwise: () => readonly StaffMember[],
): readonly StaffMember[] => (people.length > 0 ? people : otherwise());
const unique = (people: readonly StaffMember[]): readonly StaffMember[] => [...new Set(people)];
