import { PROBLEMS } from '@tingsu/contracts';
import type { UnitOfWork } from '@tingsu/database';
import { logger } from '@tingsu/runtime';
import { v7 as uuid } from 'uuid';
import { BatchConsumer } from './batch.consumer.js';
import type { ConfirmPublisher } from './confirm-publisher.client.js';
import type { Delivery, Outcome } from './delivery.adapter.js';
import type { OutgoingMessage } from './outgoing-message.js';
import { parkedQueueOf, REFUSED_EXCHANGE, SUBMISSIONS_QUEUE } from './topology.js';

export interface DeadLettersOptions {
  readonly unitOfWork: UnitOfWork;
  readonly publisher: ConfirmPublisher;
  readonly amqpUrl: string;
  readonly service: string;
  /** Where events go: through the inbox, one by one. */
  readonly adopt: (deliveries: readonly Delivery[]) => Promise<void>;
}

/**
 * Finds a place for what the broker gave up on: a consumer ended or lost its connection again and again before it had
 * answered. Events go through the inbox one by one, where only the one that ends the process is parked. Submissions go back
 * to their sender as refused: they hold words and names of a complainant, which must not lie in a database unencrypted.
 */
export class DeadLetters {
  private readonly consumer: BatchConsumer;

  constructor(private readonly options: DeadLettersOptions) {
    const { unitOfWork, amqpUrl, service } = options;
    this.consumer = new BatchConsumer({
      url: amqpUrl,
      queue: parkedQueueOf(service),
      name: `${service} dead letters`,
      prefetch: 20,
      probe: () => unitOfWork.writable(),
      handle: (deliveries) => this.handle(deliveries),
    });
  }

  open(): Promise<void> {
    return this.consumer.open();
  }

  close(): Promise<void> {
    return this.consumer.close();
  }

  private async handle(deliveries: readonly Delivery[]): Promise<readonly Outcome[]> {
    const { publisher, adopt } = this.options;
    const submissions = deliveries.filter((delivery) => queueOf(delivery) === SUBMISSIONS_QUEUE);
    const settled = await publisher.publish(submissions.map(refusal));
    await adopt(deliveries.filter((delivery) => !submissions.includes(delivery)));
    for (const delivery of deliveries)
      logger.error({ queue: queueOf(delivery) }, 'the broker gave a message up');
    return deliveries.map((delivery) => {
      const index = submissions.indexOf(delivery);
      return index === -1 || settled[index] === 'confirmed' ? 'ack' : 'later';
    });
  }
}

function queueOf(delivery: Delivery): string {
  return textOf(delivery, 'x-first-death-queue') ?? delivery.routingKey;
}

function textOf({ headers }: Delivery, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' ? value : null;
}

/** As any refused submission, without its API key. */
function refusal({ body, contentType, messageId, routingKey }: Delivery): OutgoingMessage {
  return {
    exchange: REFUSED_EXCHANGE,
    routingKey,
    body,
    messageId: uuid(),
    contentType: contentType ?? 'application/octet-stream',
    correlationId: messageId,
    headers: {
      'x-problem-code': 'internal',
      'x-problem-status': PROBLEMS.internal[0],
      'x-problem-detail':
        'The submission could not be handled after many tries. Nothing was stored; report it with its message-id.',
    },
  };
}
