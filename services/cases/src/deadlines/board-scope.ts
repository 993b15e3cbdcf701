import {
  isRole,
  ROLES,
  rolesNamed,
  rolesOfStep,
  type ClockPageQuery,
  type Identity,
  type Role,
} from '@tingsu/contracts';
import { listScopeOf, rolesFor, type ListScope } from '../access/access-table.js';

/** Who reads the board: leaders, heads of centres and auditors all of their reach, heads of departments what their department owes. */
export const BOARD_ROLES = [
  'leader',
  'centre_head',
  'auditor',
  'department_head',
] as const satisfies readonly Role[];

export function boardScopeOf({ grants }: Identity): ListScope {
  return listScopeOf(
    grants.filter(({ role }) => isRole(role) && (BOARD_ROLES as readonly Role[]).includes(role)),
  );
}

/** Parameters $1 to $6 of every statement of the board. */
export function scopeParameters(
  who: Identity,
  { campus, department, kind }: Pick<ClockPageQuery, 'campus' | 'department' | 'kind'>,
) {
  const { all, campuses, departments } = boardScopeOf(who);
  return [all, campuses, departments, campus ?? null, department ?? null, kind ?? null] as const;
}

/** Names of a ladder that mean a role which the reader holds. */
export function namesFor({ grants }: Identity): string[] {
  const held = grants.map(({ role }) => role);
  return ['owner', 'departmentHead', 'centreHead', ...ROLES].filter((name) =>
    rolesNamed(name).some((role) => held.includes(role)),
  );
}

interface Asked {
  readonly campus: string;
  readonly departments: readonly string[];
  readonly notify: readonly string[];
}

/** Whether the step named one of the reader's roles that reach the case. */
export function isAskedOf({ grants }: Identity, { campus, departments, notify }: Asked): boolean {
  const named = rolesOfStep(notify);
  return rolesFor(grants, { campus, departments, lead: null }).some((role) => named.includes(role));
}
