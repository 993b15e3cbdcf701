import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import { ALL_DAYS, merged, type TallyChange } from './tally.js';
import { Tallies } from './read-model.entity.js';

@Injectable()
export class TallyRepository {
  /**
   * Held to the end of the transaction that changes the counters of a tenant: every case moves the same few
   * counters of the whole group, so row locks alone would make parallel batches dead-lock.
   */
  async lock(tx: Transaction, tenantId: string): Promise<void> {
    await tx.query(
      `select pg_advisory_xact_lock(hashtext(current_schema() || '.tally'), hashtext($1))`,
      [tenantId],
    );
  }

  async add(tx: Transaction, tenantId: string, changes: Iterable<TallyChange>): Promise<void> {
    const rows = merged(changes).map(({ scope, day, dimension, key, delta }) => ({
      ...{ tenantId, scope, dimension, key },
      day: day === ALL_DAYS ? '-infinity' : day,
      count: String(delta),
    }));
    await Tallies.add(
      tx,
      rows,
      `on conflict (tenant_id, scope, day, dimension, key) do update set count = tally.count + excluded.count`,
    );
  }

  async clear(tx: Transaction, tenantId: string): Promise<void> {
    await tx.query('delete from tally where tenant_id = $1', [tenantId]);
  }
}
