import { type Identity, ProblemError } from '@tingsu/contracts';
import { administersGroup } from '../access/administers-group.js';

/** Throws `access.denied`: accounts hold for the whole group. */
export function requireMediaAdmin(who: Identity): void {
  if (administersGroup(who)) return;
  throw new ProblemError(
    'access.denied',
    'Only administrators of the whole hospital group see to its accounts at providers.',
  );
}
