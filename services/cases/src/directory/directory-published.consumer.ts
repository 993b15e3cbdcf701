import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { DirectoryPublished } from '@tingsu/contracts';
import { InboxContext } from '@tingsu/messaging';
import { markStale } from '../access/refresh-access.repository.js';

const STORE = `insert into directory_copy as d (tenant_id, version, data) values ($1, $2, $3::jsonb)
  on conflict (tenant_id) do update set version = excluded.version, data = excluded.data where d.version < excluded.version`;

/** Keeps the copy of the organisation directory that cases are routed by. */
@Controller()
export class DirectoryPublishedConsumer {
  @EventPattern<string>(DirectoryPublished.type)
  async keepTheNewest(
    @Payload() events: DirectoryPublished[],
    @Ctx() { tx }: InboxContext,
  ): Promise<void> {
    const newest = events.at(-1);
    if (!newest) return;
    await tx.query(STORE, [newest.tenantid, newest.aggregateversion, JSON.stringify(newest.data)]);
    await markStale(tx);
  }
}
