import { Injectable } from '@nestjs/common';
import { type PartnerOrderTaken, ProblemError } from '@tingsu/contracts';
import { ORDER_MESSAGE } from '../channels/adapter-messages.usecase.js';
import { keyOf } from '../orders/order-taking.usecase.js';
import {
  type OrderMessageCommand,
  TakeOrderMessage,
} from '../orders/take-order-message.usecase.js';
import { RefusedSubmissionRepository } from '../refused/refused-submission.repository.js';

/** Orders that the platform of an authority pushes. No order is lost for a detail: a refused one waits for a person too. */
@Injectable()
export class PartnerOrders {
  constructor(
    private readonly messages: TakeOrderMessage,
    private readonly refused: RefusedSubmissionRepository,
  ) {}

  async take(command: OrderMessageCommand): Promise<PartnerOrderTaken> {
    try {
      return await this.messages.execute(command);
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'request.invalid')
        await this.keep(command, error);
      throw error;
    }
  }

  /** Platforms send again and again what was refused: it waits once. */
  private async keep(
    { adapter, key, body }: OrderMessageCommand,
    { code, detail, extra: { errors = [] } }: ProblemError,
  ): Promise<void> {
    const messageId = key ?? keyOf(ORDER_MESSAGE, body);
    const { tenantId, id: adapterId } = adapter;
    if (await this.refused.waits({ tenantId, adapterId, messageId })) return;
    await this.refused.keep([
      {
        ...{ tenantId, adapterId, messageId, code, detail, errors },
        channel: adapter.channels[0] ?? 'other_authority',
        messageType: ORDER_MESSAGE,
        keyHash: null,
        body: Buffer.from(JSON.stringify(body)),
      },
    ]);
  }
}
