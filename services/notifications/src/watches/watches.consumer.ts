import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { WatchChanged } from '@tingsu/contracts';
import { InboxContext } from '@tingsu/messaging';
import { WatchesRepository } from './watches.repository.js';

/** Keeps who watches what. */
@Controller()
export class WatchesConsumer {
  constructor(private readonly watches: WatchesRepository) {}

  @EventPattern<string>(WatchChanged.type)
  async keepWatches(@Payload() events: WatchChanged[], @Ctx() inbox: InboxContext): Promise<void> {
    await this.watches.store(inbox.tx, events);
  }
}
