import type { RowOf, Transaction } from '@tingsu/database';
import { SubjectKeys } from './subject-key.entity.js';

const Kept = SubjectKeys.pick('subject', 'wrapped');
export type KeptSubjectKey = RowOf<typeof Kept>;
const MAKE = `${Kept.insert({ tenantId: '$2::uuid' })} on conflict do nothing returning ${Kept.as()}`;

export function subjectKeys(
  tx: Transaction,
  subjects: readonly string[],
): Promise<KeptSubjectKey[]> {
  return Kept.select(tx, 'where tenant_id = $1 and subject = any($2::uuid[])', [
    tx.tenantId,
    subjects,
  ]);
}

/** Those that were made; what another transaction made first is left as it is. */
export function makeSubjectKeys(
  tx: Transaction,
  keys: readonly KeptSubjectKey[],
): Promise<KeptSubjectKey[]> {
  return tx.query<KeptSubjectKey>(MAKE, [Kept.json(keys), tx.tenantId]);
}

/** Also where there was none: none is made after that. Returns how many had a key. */
export async function destroySubjectKeys(
  tx: Transaction,
  subjects: readonly string[],
): Promise<number> {
  const [row] = await tx.query<{ destroyed: number }>(
    'select destroy_subject_keys($1::uuid[]) as destroyed',
    [subjects],
  );
  return row?.destroyed ?? 0;
}
