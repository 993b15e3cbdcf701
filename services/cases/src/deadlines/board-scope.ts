import {
  type AccessFacts,
  ROLES,
  rolesNamed,
  rolesOfStep,
  type ClockPageQuery,
  type Identity,
  type Role,
} from '@tingsu/contracts';
import { reachParameters } from '../access/reach-sql.js';
import { accessOf } from '../cases/case-access.js';

/** Who reads the board: leaders, heads of centres and auditors all of their reach, heads of departments what their department owes. */
export const BOARD_ROLES = [
  'leader',
  'centre_head',
  'auditor',
  'department_head',
] as const satisfies readonly Role[];

/** Parameters of every statement of the board: the reader's reach, and the campus, department and kind that he asked for. */
export const scopeParameters = (
  who: Identity,
  { campus, department, kind }: Pick<ClockPageQuery, 'campus' | 'department' | 'kind'>,
): readonly unknown[] => [
  ...reachParameters(who, 'figure.read'),
  campus ?? null,
  department ?? null,
  kind ?? null,
];

/** Names of a ladder that mean a role which the reader holds. */
export function namesFor({ grants }: Identity): string[] {
  const held = grants.map(({ role }) => role);
  return ['owner', 'departmentHead', 'centreHead', ...ROLES].filter((name) =>
    rolesNamed(name).some((role) => held.includes(role)),
  );
}

interface Asked {
  readonly access: AccessFacts | null;
  readonly notify: readonly string[];
}

/** Whether the step named one of the reader's roles that reach the case. */
export function isAskedOf(who: Identity, { access, notify }: Asked): boolean {
  const named = rolesOfStep(notify);
  return accessOf(who, { access }).roles.some((role) => named.includes(role));
}
