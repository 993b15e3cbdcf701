import { WatchChanged } from '@tingsu/contracts';
import { tenantOf, type Transaction } from '@tingsu/database';
import type { NewEvent } from '@tingsu/messaging';
import { CaseWatchers, type CaseWatcherEntity } from './case-watch.entity.js';
import { watchedBy } from './case-watches.repository.js';

const Version = CaseWatchers.pick('version');
const Untold = CaseWatchers.pick('tenantId', 'personId');

/** Changes of what a person watches wait for each other. Returns the version of what was published last. */
export async function lockWatcher(tx: Transaction, personId: string): Promise<number> {
  await CaseWatchers.add(
    tx,
    [{ tenantId: tenantOf(tx), personId, version: 0 }],
    'on conflict (tenant_id, person_id) do nothing',
  );
  const [row] = await Version.select(tx, 'where person_id = $1 for update', [personId]);
  return row?.version ?? 0;
}

/** Raises the version: what the person watches as other services know it from now on. */
export async function watchesChanged(
  tx: Transaction,
  personId: string,
  version: number,
): Promise<NewEvent> {
  await tx.query('update case_watcher set version = $2 where person_id = $1', [
    personId,
    version + 1,
  ]);
  return {
    definition: WatchChanged,
    aggregateId: personId,
    aggregateVersion: version + 1,
    data: { cases: [...(await watchedBy(tx, personId))].sort() },
    actor: { type: 'person', id: personId, role: null },
    at: tx.now,
  };
}

/** People of all tenants of whose watches nothing was published yet. */
export const unpublishedWatchers = (
  tx: Transaction,
  limit: number,
): Promise<Pick<CaseWatcherEntity, 'tenantId' | 'personId'>[]> =>
  Untold.select(tx, 'where version = 0 limit $1', [limit]);
