import {
  answeringFor,
  type DirectoryPublished,
  isWellFormed,
  type Role,
  type RoleGrant,
  workplacesOf,
} from '@tingsu/contracts';
import { meaningOf, type Policy } from '@tingsu/policy';

interface Person {
  readonly grants: readonly RoleGrant[];
  readonly worksIn?: readonly string[] | undefined;
}

const CENTRE: readonly Role[] = ['centre_officer', 'centre_head'];

/** Whether the policy lets the person open a case on the campus: without initiators everybody may, else who belongs to one. */
export function mayOpen(
  { acceptance, units, centre }: Pick<Policy, 'acceptance' | 'units' | 'centre'>,
  campus: string,
  person: Person,
  departments: DirectoryPublished['data']['departments'],
): boolean {
  const initiators = acceptance?.initiators;
  if (!initiators) return true;
  const workplaces = workplacesOf(person);
  const inCentre = person.grants.some(
    (grant) =>
      isWellFormed(grant) &&
      CENTRE.includes(grant.role) &&
      (grant.campus === null || grant.campus === campus),
  );
  return initiators.some((name) =>
    meaningOf({ units, centre }, name) === 'centre'
      ? inCentre
      : answeringFor(name, campus, departments).some(({ code }) => workplaces.includes(code)),
  );
}
