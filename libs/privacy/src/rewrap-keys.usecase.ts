import type { Transaction, UnitOfWork } from '@tingsu/database';
import { contextOfKey } from './data-keys.provider.js';
import { countByMasterKey, keysNotUnder, moveKey } from './data-key.repository.js';
import type { MasterRing } from './master-ring.provider.js';

/** Where a service keeps what master keys wrap. Both work in transactions of all tenants. */
export interface WrappedPlace {
  readonly name: string;
  /** How many of what lies here lie under which master key. */
  count(tx: Transaction): Promise<ReadonlyMap<number, number>>;
  /** Puts up to `most` under the current master key; returns how many it found under another. */
  rewrap(tx: Transaction, most: number): Promise<number>;
}

/** The keys of all tenants in the table of `dataKeyTables`. */
export const tenantKeys = (ring: MasterRing): WrappedPlace => ({
  name: 'keys of groups',
  count: countByMasterKey,
  rewrap: async (tx, most) => {
    const found = await keysNotUnder(tx, ring.current, most);
    for (const row of found) {
      const context = contextOfKey(row.tenantId, row.purpose, row.epoch);
      await moveKey(tx, row, await ring.wrap(context, await ring.unwrap(context, row.wrapped)));
    }
    return found.length;
  },
});

const BATCH = 100;

/**
 * Puts everything that master keys wrap under the current one, beside live traffic: what is read meanwhile is read under either. One that
 * was stopped goes on where it was. Returns how much is left under other keys, which is 0 unless the ring changed meanwhile.
 */
export async function rewrapKeys(
  unitOfWork: UnitOfWork,
  ring: MasterRing,
  places: readonly WrappedPlace[],
  onProgress: (line: string) => void,
): Promise<number> {
  for (const place of places) {
    let done = 0;
    for (;;) {
      const moved = await unitOfWork.system((tx) => place.rewrap(tx, BATCH));
      if (moved === 0) break;
      done += moved;
      onProgress(`${place.name}: ${done} under master key ${ring.current}`);
    }
  }
  const counts = await unitOfWork.system((tx) => underMasterKeys(tx, places));
  return counts
    .filter(({ epoch }) => epoch !== ring.current)
    .reduce((sum, { count }) => sum + count, 0);
}

export interface UnderMasterKey {
  readonly place: string;
  readonly epoch: number;
  readonly count: number;
}

/** What lies under which master key, by place. */
export async function underMasterKeys(
  tx: Transaction,
  places: readonly WrappedPlace[],
): Promise<readonly UnderMasterKey[]> {
  const found: UnderMasterKey[] = [];
  for (const { name: place, count } of places)
    for (const [epoch, number] of await count(tx)) found.push({ place, epoch, count: number });
  return found;
}
