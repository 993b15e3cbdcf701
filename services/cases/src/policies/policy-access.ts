import { ProblemError, type Identity, type Role } from '@tingsu/contracts';

export type PolicyAction = 'readDrafts' | 'edit' | 'decide';

/** Policies hold for the whole group, so a role that is given for one campus or department only does not reach them. */
const ALLOWED: Readonly<Record<PolicyAction, readonly Role[]>> = {
  readDrafts: ['tenant_admin', 'leader', 'auditor'],
  edit: ['tenant_admin'],
  decide: ['leader', 'tenant_admin'],
};

function mayOnPolicies({ grants }: Pick<Identity, 'grants'>, action: PolicyAction): boolean {
  return grants.some(
    ({ role, campus, department }) =>
      ALLOWED[action].includes(role) && campus === null && department === null,
  );
}

/** Returns who acts; throws `access.denied`. */
export function requireOnPolicies(who: Identity, action: PolicyAction): string {
  if (who.personId !== null && mayOnPolicies(who, action)) return who.personId;
  throw new ProblemError(
    'access.denied',
    `This needs the role ${ALLOWED[action].join(' or ')} for the whole group.`,
  );
}
