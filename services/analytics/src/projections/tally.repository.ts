import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import { ALL_DAYS, merged, type TallyChange } from './tally.js';

const day = (name: string): string => (name === ALL_DAYS ? '-infinity' : name);

@Injectable()
export class TallyRepository {
  /**
   * Held to the end of the transaction that changes the counters of a tenant: every case moves the same few
   * counters of the whole group, so row locks alone would make parallel batches dead-lock.
   */
  async lock(tx: Transaction, tenantId: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtext('analytics.tally'), hashtext($1))`, [
      tenantId,
    ]);
  }

  async add(tx: Transaction, tenantId: string, changes: Iterable<TallyChange>): Promise<void> {
    const sums = merged(changes);
    if (sums.length === 0) return;
    await tx.query(
      `insert into tally (tenant_id, scope, day, dimension, key, count)
       select $1, t.* from unnest($2::text[], $3::date[], $4::text[], $5::text[], $6::bigint[]) as t (scope, day, dimension, key, count)
       on conflict (tenant_id, scope, day, dimension, key) do update set count = tally.count + excluded.count`,
      [
        tenantId,
        sums.map((change) => change.scope),
        sums.map((change) => day(change.day)),
        sums.map((change) => change.dimension),
        sums.map((change) => change.key),
        sums.map((change) => change.delta),
      ],
    );
  }

  async clear(tx: Transaction, tenantId: string): Promise<void> {
    await tx.query('delete from tally where tenant_id = $1', [tenantId]);
  }
}
