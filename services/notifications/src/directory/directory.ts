import {
  DEPARTMENT_ROLES,
  type DirectoryPublished,
  type Role,
  type RoleGrant,
} from '@tingsu/contracts';

/** The organisation as this service last heard of it. */
export type Directory = DirectoryPublished['data'];
export type StaffMember = Directory['staff'][number];

/** Active holders of a role whose grant covers the campus; without a campus, anywhere in the group. */
export function holdersOf(
  directory: Directory,
  role: Role,
  campus: string | null,
): readonly StaffMember[] {
  return staffWith(directory, (grant) => grant.role === role && covers(grant, campus));
}

/** Active people who take tickets for a department. */
export function peopleOf(directory: Directory, department: string): readonly StaffMember[] {
  return staffWith(
    directory,
    (grant) => grant.department === department && DEPARTMENT_ROLES.includes(grant.role),
  );
}

export function headsOf(directory: Directory, department: string): readonly StaffMember[] {
  return staffWith(
    directory,
    (grant) => grant.department === department && grant.role === 'department_head',
  );
}

/** Who has an address to mail to. */
export const reachableIn = ({ staff }: Directory): ReadonlySet<string> =>
  new Set(staff.filter(({ email }) => email !== null).map(({ id }) => id));

function staffWith(
  directory: Directory,
  matches: (grant: RoleGrant) => boolean,
): readonly StaffMember[] {
  return directory.staff.filter((person) => person.active && person.grants.some(matches));
}

function covers(grant: RoleGrant, campus: string | null): boolean {
  return campus === null || grant.campus === null || grant.campus === campus;
}
