import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { DirectoryPublished } from '@tingsu/contracts';
import { InboxContext } from '@tingsu/messaging';
import { markStale } from '../access/refresh-access.repository.js';
import { keepDirectory } from '../policies/reference.repository.js';

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
    await keepDirectory(tx, newest.aggregateversion, newest.data);
    await markStale(tx);
  }
}
