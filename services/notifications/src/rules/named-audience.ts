import { isRole, type Approver, type UnitMeaning } from '@tingsu/contracts';
import { type Audience, department, departmentHead, person, role, unit } from './audience.js';
import type { ClockStep } from './message.js';

export const receiver = ({ by, role: name, department: code }: Approver): Audience =>
  code === null ? approver(name ?? by) : departmentHead(code);

/** Old events may hold a name that is no role: its department, or else the highest. */
export function approver(level: string): Audience {
  return isRole(level) ? role(level) : unit(level, 'leader');
}

const isPersonId = (name: string): boolean =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);

/** The centre is more than its department: its people hold their role for a campus. */
export function ownerOf({
  owner,
  ownerDepartment,
  means: meanings,
}: Pick<ClockStep['data'], 'owner' | 'ownerDepartment' | 'means'>): Audience {
  // Who was given something to find out, by name.
  if (isPersonId(owner)) return person(owner);
  const means = meanings?.[owner] ?? null;
  return ownerDepartment && means !== 'centre' ? department(ownerDepartment) : unit(owner, means);
}

/** The vocabulary of a policy's ladder steps; any other word is a role or a unit. */
export function audienceNamed(
  name: string,
  owner: Audience,
  of: { readonly department: string | null; readonly means: UnitMeaning | null },
): Audience {
  if (name === 'owner') return owner;
  if (name === 'centreHead') return role('centre_head');
  if (name === 'departmentHead') return departmentHead(of.department);
  return isRole(name) ? role(name) : unit(name, of.means);
}
