import type { Identity, Role } from '@tingsu/contracts';

/** What can be done with notices, and which roles may; `own` is for everybody about himself. */
const ACCESS = {
  'notice.readOwn': 'own',
  'delivery.readLog': ['operator', 'tenant_admin'],
} as const satisfies Record<string, 'own' | readonly Role[]>;

export type NoticeAction = keyof typeof ACCESS;

/** Role × action. Scope is always the tenant of the token; a notice belongs to its recipient alone. */
export function may(identity: Identity, action: NoticeAction): boolean {
  const allowed: 'own' | readonly Role[] = ACCESS[action];
  if (identity.kind !== 'staff' || identity.personId === null) return false;
  return allowed === 'own' || identity.grants.some((grant) => allowed.includes(grant.role));
}
