import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { MessageArrived, MessageFailed } from '@tingsu/contracts';
import { InboxContext } from '@tingsu/messaging';
import { RecordNotices } from './record-notices.usecase.js';

/** What intake says of the messages that tell complainants what is owed to them. */
@Controller()
export class NoticeProofsConsumer {
  constructor(private readonly notices: RecordNotices) {}

  @EventPattern<string>(MessageArrived.type)
  async noticesArrived(
    @Payload() events: MessageArrived[],
    @Ctx() { tx }: InboxContext,
  ): Promise<void> {
    await this.notices.arrived(tx, events);
  }

  @EventPattern<string>(MessageFailed.type)
  async noticesFailed(
    @Payload() events: MessageFailed[],
    @Ctx() { tx }: InboxContext,
  ): Promise<void> {
    await this.notices.failed(tx, events);
  }
}
