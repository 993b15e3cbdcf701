import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { BatchConsumer, type Delivery, REFUSED_EXCHANGE } from '@tingsu/messaging';
import { AMQP_URL } from '../channels/amqp-url.js';
import { type NewRefusal, RefusedSubmissionRepository } from './refused-submission.repository.js';

/**
 * Empties the queue in which earlier versions left refused submissions in clear and unread: they join the others, sealed.
 * Their API key was taken off, so they belong to no group, and operators see that they are there.
 */
@Injectable()
export class RefusedQueue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly consumer: BatchConsumer;

  constructor(@Inject(AMQP_URL) url: string, refused: RefusedSubmissionRepository) {
    this.consumer = new BatchConsumer({
      url,
      queue: REFUSED_EXCHANGE,
      name: 'intake refused submissions',
      handle: async (deliveries) => {
        await refused.keep(deliveries.map(refusalOf));
        return deliveries.map(() => 'ack' as const);
      },
    });
  }

  onApplicationBootstrap(): Promise<void> {
    return this.consumer.open();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.consumer.close();
  }
}

function refusalOf({ routingKey, correlationId, type, headers, body }: Delivery): NewRefusal {
  const text = (name: string, otherwise: string): string => {
    const value = headers[name];
    return typeof value === 'string' ? value : otherwise;
  };
  return {
    tenantId: null,
    adapterId: null,
    channel: routingKey,
    messageId: correlationId ?? null,
    messageType: type ?? null,
    keyHash: null,
    code: text('x-problem-code', 'internal'),
    detail: text('x-problem-detail', 'It was refused by an earlier version.'),
    errors: [],
    body,
  };
}
