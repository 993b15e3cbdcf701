import { Injectable } from '@nestjs/common';
import type { FindQuery, FoundBy, FoundPage, Identity } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { type FoundHit, findPage, readQuery } from '@tingsu/find';
import { DataKeys } from '@tingsu/privacy';
import { AccessLogRepository } from '../access/access-log.repository.js';
import { FoundComplaints } from './found-complaints.repository.js';

/** What intake keeps: the number of an outside body, the person, and the words. */
const BY: readonly FoundBy[] = ['number', 'phone', 'name', 'words'];
/** What says who someone is: each complaint so found is on record as read. */
const PERSONAL: readonly FoundBy[] = ['phone', 'name'];

/** Finds complaints by what was said in them, as far as the reader may see it. */
@Injectable()
export class FindComplaints {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dataKeys: DataKeys,
    private readonly found: FoundComplaints,
    private readonly accessLog: AccessLogRepository,
  ) {}

  execute(who: Identity, query: FindQuery): Promise<FoundPage> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const keys = await this.dataKeys.forTenant(tx);
      const { items, nextCursor } = await findPage(tx, keys, {
        by: BY,
        query,
        look: (places, readings) => this.found.look(tx, who, places, readings),
      });
      await this.record(tx, who, query, items);
      return { items: items.map(({ item }) => item), nextCursor };
    });
  }

  /** The search and what it told of persons, without the words of either. */
  private async record(
    tx: Transaction,
    { personId }: Identity,
    { q }: FindQuery,
    hits: readonly FoundHit<FoundPage['items'][number]>[],
  ): Promise<void> {
    if (personId === null) throw new Error('a person searches');
    const tried = new Set(readQuery(q, BY).flatMap((reading) => reading.map(({ by }) => by)));
    const personal = hits.flatMap(({ subject, item }) => {
      const by = item.foundBy.filter((one) => PERSONAL.includes(one));
      return by.length > 0 ? [{ action: 'found' as const, complaintId: subject, by }] : [];
    });
    const all = [{ action: 'find' as const, complaintId: null, by: [...tried] }, ...personal];
    await this.accessLog.recordAll(
      tx,
      all.map(({ by, ...one }) => ({
        ...one,
        ...{ personId, uploadId: null, outcome: 'allowed' as const, reason: by.join(',') },
      })),
    );
  }
}
