import type { RowOf, Transaction } from '@tingsu/database';
import { TenantKeyRows, WrappedKeys } from './data-key.entity.js';

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

export type TenantKeyRow = RowOf<typeof TenantKeyRows>;

/** The epoch of a master key as it stands in the wrapped key itself. */
const UNDER = 'get_byte(wrapped, 1) * 256 + get_byte(wrapped, 2)';

/** How many keys of all tenants lie under which master key. */
export async function countByMasterKey(tx: Transaction): Promise<ReadonlyMap<number, number>> {
  const rows = await tx.query<{ epoch: number; count: number }>(
    `select ${UNDER} as epoch, count(*)::integer as count from data_key group by 1`,
  );
  return new Map(rows.map(({ epoch, count }) => [epoch, count]));
}

/** Some keys of all tenants that lie under another master key than this one. */
export function keysNotUnder(
  tx: Transaction,
  masterEpoch: number,
  most: number,
): Promise<TenantKeyRow[]> {
  return TenantKeyRows.select(tx, `where ${UNDER} <> $1 limit $2`, [masterEpoch, most]);
}

/** False when another one moved it first. */
export async function moveKey(
  tx: Transaction,
  { tenantId, purpose, epoch, wrapped }: TenantKeyRow,
  rewrapped: Buffer,
): Promise<boolean> {
  const [row] = await tx.query<{ moved: boolean }>(
    'select rewrap_data_key($1, $2, $3::smallint, $4, $5) as moved',
    [tenantId, purpose, epoch, wrapped, rewrapped],
  );
  return row?.moved === true;
}
