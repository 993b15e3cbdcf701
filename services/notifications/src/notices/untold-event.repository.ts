import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import type { ToldEvent } from '../rules/told-event.js';

/** Keeps what cannot be told yet, because nobody knows who is who before the first directory. */
@Injectable()
export class UntoldEventRepository {
  /** Held to the end of the transaction, so that an event is not put aside just after the directory came and looked. */
  async lock(tx: Transaction, tenantId: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtext('notifications.untold'), hashtext($1))`, [
      tenantId,
    ]);
  }

  async keep(tx: Transaction, tenantId: string, events: readonly ToldEvent[]): Promise<void> {
    await tx.query(
      `insert into untold_event (tenant_id, event_id, event)
       select $1, (event ->> 'id')::uuid, event from jsonb_array_elements($2::jsonb) as event
       on conflict (tenant_id, event_id) do nothing`,
      [tenantId, JSON.stringify(events)],
    );
  }

  /** In the order of each case's versions. */
  async take(tx: Transaction, tenantId: string): Promise<ToldEvent[]> {
    const rows = await tx.query<{ event: ToldEvent }>(
      'delete from untold_event where tenant_id = $1 returning event',
      [tenantId],
    );
    return rows.map((row) => row.event).sort((a, b) => a.aggregateversion - b.aggregateversion);
  }
}
