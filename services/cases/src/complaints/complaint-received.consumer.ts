import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { ComplaintReceived } from '@tingsu/contracts';
import { InboxContext } from '@tingsu/messaging';
import { OpenCases } from './open-cases.usecase.js';

@Controller()
export class ComplaintReceivedConsumer {
  constructor(private readonly openCases: OpenCases) {}

  @EventPattern<string>(ComplaintReceived.type)
  async openCasesWhenComplaintsAreReceived(
    @Payload() events: ComplaintReceived[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    await this.openCases.execute(inbox.tx, events);
  }
}
