import type { AdministrationAction, AdministrationEntry } from '@tingsu/contracts';
import { tenantOf, type Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import { AdministrationLog } from './administration-log.entity.js';
import type { Snapshot } from './what-differs.js';

/** One change of the organisation, or of who may do what. */
export interface Change {
  readonly action: AdministrationAction;
  /** The login, or the code of the campus, department or group. */
  readonly subject: string;
  readonly reason?: string | null;
  readonly before?: Snapshot | null;
  readonly after?: Snapshot | null;
}

/** Writes changes into the log of administration, in the transaction that makes them. Nothing in it can be altered. */
export function noteChanges(
  tx: Transaction,
  actorId: string | null,
  changes: readonly Change[],
): Promise<void> {
  return AdministrationLog.add(
    tx,
    changes.map(({ action, subject, reason = null, before = null, after = null }) => ({
      ...{ tenantId: tenantOf(tx), entryId: uuid(), at: tx.now, actorId },
      ...{ action, subject, reason, before, after },
    })),
  );
}

const END_OF_TIME = ['9999-12-31T23:59:59.999Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const;

/** Newest first, before a place; about one subject when it is given. */
export async function readChanges(
  tx: Transaction,
  {
    before,
    subject,
    limit,
  }: {
    readonly before: readonly [string, string] | null;
    readonly subject: string | null;
    readonly limit: number;
  },
): Promise<AdministrationEntry[]> {
  const [at, id] = before ?? END_OF_TIME;
  const rows = await AdministrationLog.select(
    tx,
    `where (at, entry_id) < ($1, $2) and ($3::text is null or subject = $3) order by at desc, entry_id desc limit $4`,
    [at, id, subject, limit],
  );
  return rows.map(({ entryId, tenantId: _, at: instant, ...row }) => ({
    ...row,
    id: entryId,
    at: instant.toISOString(),
  }));
}
