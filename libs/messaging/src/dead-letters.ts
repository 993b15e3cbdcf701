import { PROBLEMS } from '@tingsu/contracts';
import type { UnitOfWork } from '@tingsu/database';
import { logger } from '@tingsu/runtime';
import { v7 as uuid } from 'uuid';
import { BatchConsumer } from './batch-consumer.js';
import type { ConfirmPublisher, OutgoingMessage } from './confirm-publisher.js';
import type { Delivery, Outcome } from './delivery.js';
import { decodeEvent } from './event-codec.js';
import { park, type ToPark } from './parking.js';
import { parkedQueueOf, REFUSED_EXCHANGE, SUBMISSIONS_QUEUE } from './topology.js';

export interface DeadLettersOptions {
  readonly unitOfWork: UnitOfWork;
  readonly publisher: ConfirmPublisher;
  readonly amqpUrl: string;
  readonly service: string;
  readonly serviceVersion: string;
}

/**
 * Finds a place for what the broker gave up on, because it killed its consumer again and again. Events go to the
 * parked messages. Submissions go back to their sender as refused: they hold words and names of a complainant, which
 * must not lie in a database unencrypted.
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
      probe: () => unitOfWork.system((tx) => tx.query('select 1')),
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
    const { unitOfWork, publisher, serviceVersion } = this.options;
    const submissions = deliveries.filter((delivery) => queueOf(delivery) === SUBMISSIONS_QUEUE);
    const settled = await publisher.publish(submissions.map(refusal));
    const messages = deliveries.filter((delivery) => !submissions.includes(delivery)).map(toPark);
    await unitOfWork.system((tx) => park(tx, messages, serviceVersion));
    for (const delivery of deliveries)
      logger.error({ queue: queueOf(delivery) }, 'the broker gave a message up');
    return deliveries.map((delivery) => {
      const index = submissions.indexOf(delivery);
      return index === -1 || settled[index] === 'confirmed' ? 'ack' : 'requeue';
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

function toPark(delivery: Delivery): ToPark {
  const decoded = decodeEvent(delivery.body);
  return {
    queue: queueOf(delivery),
    delivery,
    envelope: decoded.ok ? decoded.event : decoded.envelope,
    reason: `broker.${textOf(delivery, 'x-first-death-reason') ?? 'dead_letter'}`,
    detail: 'The broker gave this message up: it was delivered many times and never acknowledged.',
  };
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
