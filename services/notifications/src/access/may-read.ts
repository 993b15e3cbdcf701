import type { Identity, Role, RoleGrant } from '@tingsu/contracts';

/** What can be done with notices, and which roles may; `own` is for everybody about himself, `group` for administrators of the whole group. */
const ACCESS = {
  'notice.readOwn': 'own',
  'delivery.readLog': ['operator', 'tenant_admin'],
  'wish.decideForHouse': 'group',
  'robot.configure': 'group',
} as const satisfies Record<string, 'own' | 'group' | readonly Role[]>;

export type NoticeAction = keyof typeof ACCESS;

/** Role × action. Scope is always the tenant of the token; a notice belongs to its recipient alone. */
export function may(identity: Identity, action: NoticeAction): boolean {
  const allowed: 'own' | 'group' | readonly Role[] = ACCESS[action];
  if (identity.kind !== 'staff' || identity.personId === null) return false;
  if (allowed === 'group') return identity.grants.some(isOfGroup);
  return allowed === 'own' || identity.grants.some((grant) => allowed.includes(grant.role));
}

const isOfGroup = ({ role, campus, department }: RoleGrant): boolean =>
  role === 'tenant_admin' && campus === null && department === null;
