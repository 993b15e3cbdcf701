import type { Channel, ConsumeMessage } from 'amqplib';

/** A message as it came from the broker. */
export interface Delivery {
  readonly body: Buffer;
  readonly messageId: string | undefined;
  readonly type: string | undefined;
  readonly contentType: string | undefined;
  readonly correlationId: string | undefined;
  readonly replyTo: string | undefined;
  readonly exchange: string;
  readonly routingKey: string;
  readonly redelivered: boolean;
  readonly headers: Readonly<Record<string, unknown>>;
}

/**
 * `ack`: done with it for good. `requeue`: could not be handled now, the broker delivers it again. `dead_letter`: cannot
 * even be put aside by the consumer, so the broker does it.
 */
export type Outcome = 'ack' | 'requeue' | 'dead_letter';

/** A message and the channel it came over, the only one on which it can be settled. */
export interface Arrived {
  readonly message: ConsumeMessage;
  readonly channel: Channel;
}

/** Returns whether something was requeued. Only `reject` counts as a delivery attempt with every broker version. */
export function settle(batch: readonly Arrived[], outcomes: readonly Outcome[]): boolean {
  let requeued = false;
  batch.forEach(({ message, channel }, i) => {
    const outcome = outcomes[i] ?? 'requeue';
    requeued ||= outcome === 'requeue';
    try {
      if (outcome === 'ack') channel.ack(message);
      else channel.reject(message, outcome === 'requeue');
    } catch {
      // The channel died meanwhile; the broker delivers the message again.
    }
  });
  return requeued;
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
    exchange: fields.exchange,
    routingKey: fields.routingKey,
    redelivered: fields.redelivered,
    headers: properties.headers ?? {},
  };
}
