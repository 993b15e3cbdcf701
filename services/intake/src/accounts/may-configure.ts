import { type Identity, ProblemError } from '@tingsu/contracts';

/** Accounts hold for the whole group, so they are for its administrators, not for those of one campus. */
const mayConfigureMedia = ({ kind, grants }: Identity): boolean =>
  kind === 'staff' &&
  grants.some(
    ({ role, campus, department }) =>
      role === 'tenant_admin' && campus === null && department === null,
  );

export function requireMediaAdmin(who: Identity): void {
  if (mayConfigureMedia(who)) return;
  throw new ProblemError(
    'access.denied',
    'Only administrators of the whole hospital group see to its accounts at providers.',
  );
}
