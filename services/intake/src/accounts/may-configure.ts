import type { Identity } from '@tingsu/contracts';

/** Accounts hold for the whole group, so they are for its administrators, not for those of one campus. */
export const mayConfigureMedia = ({ kind, grants }: Identity): boolean =>
  kind === 'staff' &&
  grants.some(
    ({ role, campus, department }) =>
      role === 'tenant_admin' && campus === null && department === null,
  );
