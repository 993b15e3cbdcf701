import type { Channel, ConsumeMessage } from 'amqplib';

/** A message as it came from the broker. */
export interface Delivery {
  readonly body: Buffer;
  readonly messageId: string | undefined;
  readonly type: string | undefined;
  readonly contentType: string | undefined;
  readonly correlationId: string | undefined;
  readonly replyTo: string | undefined;
  /** The account that published it, as the broker checked; undefined where the publisher did not say it. */
  readonly userId?: string | undefined;
  readonly exchange: string;
  readonly routingKey: string;
  readonly redelivered: boolean;
  readonly headers: Readonly<Record<string, unknown>>;
}

/**
 * `ack`: done. `later`: an outage; the consumer holds the message until it has passed, and nothing is counted. `retry`: failed
 * for an unexpected reason; the message is retried alone a few times and then dead-lettered. `dead_letter`: the
 * consumer cannot even put it aside, so the broker does.
 */
export type Outcome = 'ack' | 'later' | 'retry' | 'dead_letter';

/** A message and the channel it came over, the only one on which it can be settled. */
export interface Arrived {
  readonly message: ConsumeMessage;
  readonly channel: Channel;
}

/**
 * Settles a message at the broker: done, to be delivered again, or dead-lettered. Only `reject` counts as a delivery
 * attempt with every version of the broker.
 */
export function settle(
  { message, channel }: Arrived,
  how: 'ack' | 'requeue' | 'dead_letter',
): void {
  try {
    if (how === 'ack') channel.ack(message);
    else channel.reject(message, how === 'requeue');
  } catch {
    // The channel died meanwhile; the broker delivers the message again.
  }
}

/** How often the broker has delivered a message before without an answer: its consumer died or lost the connection. */
export function earlierDeliveries({ headers }: Pick<Delivery, 'headers'>): number {
  const count = headers['x-delivery-count'];
  return typeof count === 'number' ? count : 0;
}

export function deliveryOf({ content, fields, properties }: ConsumeMessage): Delivery {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    body: content,
    messageId: text(properties.messageId),
    type: text(properties.type),
    contentType: text(properties.contentType),
    correlationId: text(properties.correlationId),
    replyTo: text(properties.replyTo),
    userId: text(properties.userId),
    exchange: fields.exchange,
    routingKey: fields.routingKey,
    redelivered: fields.redelivered,
    headers: properties.headers ?? {},
  };
}
