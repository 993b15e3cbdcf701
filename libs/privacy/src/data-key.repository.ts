import type { RowOf, Transaction } from '@tingsu/database';
import { WrappedKeys } from './data-key.entity.js';

export type WrappedKey = RowOf<typeof WrappedKeys>;

/** The keys of a tenant, the oldest first. */
export function wrappedKeys(tx: Transaction, tenantId: string): Promise<WrappedKey[]> {
  return WrappedKeys.select(tx, 'where tenant_id = $1 order by epoch', [tenantId]);
}

const INSERT = `${WrappedKeys.insert({ tenantId: '$2::uuid' })} on conflict do nothing`;

/** Keys that another instance made first stay. */
export async function addWrappedKeys(
  tx: Transaction,
  tenantId: string,
  keys: readonly WrappedKey[],
): Promise<void> {
  await tx.query(INSERT, [WrappedKeys.json(keys), tenantId]);
}
