import { routingKeyOf } from '@tingsu/contracts';
import type { StoredEvent } from './messaging.entity.js';
import { EVENTS_EXCHANGE } from './topology.js';

export interface OutgoingMessage {
  /** The empty name is the default exchange: the routing key is then the name of a queue. */
  readonly exchange: string;
  readonly routingKey: string;
  readonly body: Buffer;
  /** Unique in one call of `publish`. */
  readonly messageId: string;
  readonly contentType?: string;
  readonly type?: string;
  readonly correlationId?: string;
  readonly headers?: Readonly<Record<string, string | number | boolean>>;
}

/**
 * `confirmed`: on disk in every queue it was routed to. `returned`: no queue takes it. `refused`: the broker said no.
 * `unknown`: no answer, so it may or may not have arrived and must be sent again.
 */
export type Settlement = 'confirmed' | 'returned' | 'refused' | 'unknown';

/** An event as it is published, to all who take its type. */
export function messageOf(event: StoredEvent): OutgoingMessage {
  return {
    exchange: EVENTS_EXCHANGE,
    routingKey: routingKeyOf(event.type),
    body: Buffer.from(event.body),
    messageId: event.id,
    type: event.type,
    contentType: 'application/cloudevents+json',
    headers: { tenant: event.tenantId, agg: event.aggregateId, ver: event.aggregateVersion },
  };
}
