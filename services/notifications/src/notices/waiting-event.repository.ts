import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import type { NotifyingEvent } from '../rules/notifying-event.js';
import { type WaitingEventEntity, WaitingEvents } from './notice.entity.js';

/** Keeps what no notice can be written about yet: before the first directory there are no recipients. */
@Injectable()
export class WaitingEventRepository {
  /** Held to the end of the transaction, so that an event is not put aside just after the directory came and looked. */
  async lock(tx: Transaction, tenantId: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtext('notifications.untold'), hashtext($1))`, [
      tenantId,
    ]);
  }

  async keep(tx: Transaction, tenantId: string, events: readonly NotifyingEvent[]): Promise<void> {
    const rows = events.map((event) => ({ tenantId, eventId: event.id, event }));
    await WaitingEvents.add(tx, rows, 'on conflict (tenant_id, event_id) do nothing');
  }

  /** In the order of each case's versions. */
  async take(tx: Transaction, tenantId: string): Promise<NotifyingEvent[]> {
    const rows = await tx.query<Pick<WaitingEventEntity, 'event'>>(
      'delete from untold_event where tenant_id = $1 returning event',
      [tenantId],
    );
    return rows.map((row) => row.event).sort((a, b) => a.aggregateversion - b.aggregateversion);
  }
}
