import { barOf, type Role } from '@tingsu/contracts';
import {
  departmentsFor,
  type Directory,
  headsOf,
  holdersOf,
  peopleOf,
  type StaffMember,
  worksIn,
} from '../directory/directory.js';
import type { CaseBrief } from './case-brief.js';

/** To whom something is said, before the directory gives names. */
export type Audience =
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'department'; readonly department: string }
  | { readonly kind: 'departmentHead'; readonly department: string | null }
  | { readonly kind: 'person'; readonly id: string }
  /** A unit as a policy names it (申诉中心, 医务部|护理部). */
  | { readonly kind: 'unit'; readonly unit: string };

export const role = (name: Role): Audience => ({ kind: 'role', role: name });
export const department = (code: string): Audience => ({ kind: 'department', department: code });
export const departmentHead = (code: string | null): Audience => ({
  kind: 'departmentHead',
  department: code,
});
export const person = (id: string): Audience => ({ kind: 'person', id });
export const unit = (name: string): Audience => ({ kind: 'unit', unit: name });

/** Names in policies that mean a place in the case instead of a department of the directory. */
const LEAD_UNITS = ['当事科室', '责任科室'];
const RESPONDENT_UNITS = ['科室', '被诉科室/人', '被诉科室'];
const LEAD_HEAD_UNITS = ['责任科室负责人', '当事科室负责人'];
/** Names of the complaint centre in use (glossary: 投诉中心/申诉中心/医患办). */
const CENTRE_UNITS = ['申诉中心', '投诉中心', '医患办', '客服/投诉中心', '申诉中心专职人员'];
/** Whoever calls back complainants after closing (回访). */
const CALLBACK_UNITS = ['回访人员', '专人'];

/** Everyone whom the audience means on the campus of the case; empty when the directory has nobody. */
export function peopleMeant(
  audience: Audience,
  brief: CaseBrief,
  directory: Directory,
): readonly StaffMember[] {
  const meant = named(audience, brief, directory);
  const allowed = whoMayKnow(meant, brief);
  const kept = meant.filter((person) => !allowed.includes(person)).map(({ id }) => id);
  return unique([...allowed, ...standInsFor(kept, brief, directory)]);
}

/** Nobody who is complained of, excluded, or at work in a unit accused in confidence learns of the case, whatever other role he holds. */
export function whoMayKnow(
  people: readonly StaffMember[],
  { confidential, respondent, access }: CaseBrief,
): readonly StaffMember[] {
  const accused = confidential && respondent !== null ? respondent : null;
  return people.filter(
    (person) =>
      !(accused !== null && worksIn(person, accused)) &&
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
      return holdersOf(directory, audience.role, brief.campus);
    case 'department':
      return ofDepartment(audience.department, brief, directory);
    case 'departmentHead':
      return audience.department === null ? [] : headsOf(directory, audience.department);
    case 'person':
      return directory.staff.filter((member) => member.active && member.id === audience.id);
    case 'unit':
      return ofUnit(audience.unit, brief, directory);
  }
}

/** The people of the centre hold their role for a campus, not in a department, so its department may look empty. */
function ofDepartment(
  code: string,
  brief: CaseBrief,
  directory: Directory,
): readonly StaffMember[] {
  const units =
    directory.departments.find((candidate) => candidate.code === code)?.answersFor ?? [];
  const centre = units.some(isCentre) ? holdersOf(directory, 'centre_officer', brief.campus) : [];
  return unique([...peopleOf(directory, code), ...centre]);
}

function ofParty(
  code: string | null,
  brief: CaseBrief,
  directory: Directory,
): readonly StaffMember[] {
  return code === null ? [] : ofDepartment(code, brief, directory);
}

function ofUnit(name: string, brief: CaseBrief, directory: Directory): readonly StaffMember[] {
  const { leadDepartment, respondent } = brief;
  if (LEAD_HEAD_UNITS.includes(name))
    return leadDepartment ? headsOf(directory, leadDepartment) : [];
  if (LEAD_UNITS.includes(name)) return ofParty(leadDepartment ?? respondent, brief, directory);
  if (RESPONDENT_UNITS.includes(name))
    return ofParty(respondent ?? leadDepartment, brief, directory);
  const departments = departmentsFor(directory, name, brief.campus);
  const people = departments.flatMap((found) => ofDepartment(found.code, brief, directory));
  if (people.length > 0) return unique(people);
  if (isCentre(name)) return holdersOf(directory, 'centre_officer', brief.campus);
  if (CALLBACK_UNITS.includes(name)) return holdersOf(directory, 'callback_agent', brief.campus);
  const alternatives = name.split(/[|/]/).filter((part) => part !== name && part !== '');
  return unique(alternatives.flatMap((part) => ofUnit(part, brief, directory)));
}

const isCentre = (name: string): boolean => CENTRE_UNITS.includes(name);
const unique = (people: readonly StaffMember[]): readonly StaffMember[] => [...new Set(people)];
