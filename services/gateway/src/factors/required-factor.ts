import type { Role, RoleGrant } from '@tingsu/contracts';

/** Whether one of the grants is of a role that needs something besides the password. */
export const mustHaveFactor = (
  grants: readonly Pick<RoleGrant, 'role'>[],
  roles: readonly Role[],
): boolean => grants.some(({ role }) => roles.includes(role));

/** What is open to someone who must add a factor first: the own account, and the way out. */
export const isOpenWithoutFactor = (path: string): boolean =>
  /^\/api\/v1\/(me|session)(\/|\?|$)/.test(path);
