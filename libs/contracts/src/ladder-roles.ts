import type { Role } from './vocabulary.js';
import { ROLES } from './vocabulary.js';

/** Who answers a ticket inside a department, whatever its size. */
export const DEPARTMENT_ROLES: readonly Role[] = [
  'department_receiver',
  'department_head',
  'supervisor',
  'centre_officer',
  'centre_head',
];

export const isRole = (name: string): name is Role => (ROLES as readonly string[]).includes(name);

/**
 * The staff roles that a step of a ladder means by a name (owner, departmentHead, centreHead, leader, a role, or a unit as a policy
 * writes it). They are notified, and any of them may acknowledge. The head of the complaint centre stands in where a department has no
 * head, so he is among them.
 */
export function rolesNamed(name: string): readonly Role[] {
  if (name === 'departmentHead') return ['department_head', 'centre_head'];
  if (name === 'centreHead') return ['centre_head'];
  if (isRole(name)) return [name];
  return name === 'owner' ? DEPARTMENT_ROLES : [...DEPARTMENT_ROLES, 'callback_agent'];
}

/** All roles that a step names. */
export function rolesOfStep(notify: readonly string[]): readonly Role[] {
  return [...new Set(notify.flatMap(rolesNamed))];
}
