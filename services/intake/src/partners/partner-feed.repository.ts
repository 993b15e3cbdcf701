import { Injectable } from '@nestjs/common';
import type { RowOf, Transaction } from '@tingsu/database';
import { type AdapterEntity, Adapters } from '../channels/adapter.entity.js';
import { PartnerEvents, PartnerFeeds } from './partner-event.entity.js';

const Read = PartnerEvents.pick(
  ...(['eventId', 'type', 'at', 'data', 'externalRef', 'adapterId', 'position'] as const),
);
export type ReadEvent = RowOf<typeof Read>;
const Ends = PartnerFeeds.pick('position', 'gonePosition');

/** What a partner may read of the feed. */
export interface FeedSight {
  readonly adapterId: string;
  readonly readsEvents: AdapterEntity['readsEvents'];
  readonly campuses: readonly string[];
  readonly types: readonly string[] | null;
}

const AFTER = `where tenant_id = $1 and position > $2 and position <= $3 and ($4::text[] is null or type = any($4))
  and (adapter_id = $5 or ($6 and not confidential)) and ($7::text[] = '{}' or campus = any($7)) order by position limit $8`;

@Injectable()
export class PartnerFeedRepository {
  async readsEvents(tx: Transaction, adapterId: string): Promise<AdapterEntity['readsEvents']> {
    const [row] = await Adapters.pick('readsEvents').select(
      tx,
      'where tenant_id = $1 and id = $2',
      [tx.tenantId, adapterId],
    );
    return row?.readsEvents ?? 'none';
  }

  /** The last place that is given out, and the last that is not kept any more. */
  async ends(tx: Transaction): Promise<RowOf<typeof Ends>> {
    const [row] = await Ends.select(tx, 'where tenant_id = $1', [tx.tenantId]);
    return row ?? { position: '0', gonePosition: '0' };
  }

  /** What stands behind a place up to another one. */
  after(
    tx: Transaction,
    { from, to }: { readonly from: string; readonly to: string },
    { adapterId, readsEvents, campuses, types }: FeedSight,
    limit: number,
  ): Promise<ReadEvent[]> {
    return Read.select(tx, AFTER, [
      ...[tx.tenantId, from, to, types, adapterId, readsEvents === 'all', campuses, limit],
    ]);
  }
}
