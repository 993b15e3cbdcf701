import type { Identity } from '@tingsu/contracts';

/** What holds for the whole group is for its administrators, not for those of one campus. */
export const administersGroup = ({ kind, grants }: Identity): boolean =>
  kind === 'staff' &&
  grants.some(
    ({ role, campus, department }) =>
      role === 'tenant_admin' && campus === null && department === null,
  );
