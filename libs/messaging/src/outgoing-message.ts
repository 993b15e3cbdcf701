import { type Envelope, routingKeyOf } from '@tingsu/contracts';
import type { StoredEvent } from './messaging.entity.js';
import { EVENTS_EXCHANGE } from './topology.js';

export interface OutgoingMessage {
  readonly exchange: string;
  readonly routingKey: string;
  readonly body: Buffer;
  /** Unique in one call of `publish`. */
  readonly messageId: string;
  readonly contentType?: string;
  readonly type?: string;
  readonly correlationId?: string;
  readonly headers?: Readonly<Record<string, string | number | boolean>>;
  /** Further routing keys; a queue that several of them lead to gets the message once. */
  readonly moreKeys?: readonly string[];
}

/**
 * `confirmed`: on disk in every queue it was routed to. `returned`: no queue takes it. `refused`: the broker said no.
 * `unknown`: no answer, so it may or may not have arrived and must be sent again.
 */
export type Settlement = 'confirmed' | 'returned' | 'refused' | 'unknown';

/** A row of the outbox as it is published, to all who take one of its types. */
export function messageOf(event: StoredEvent): OutgoingMessage {
  const several = event.body.startsWith('[');
  return {
    exchange: EVENTS_EXCHANGE,
    routingKey: routingKeyOf(event.type),
    moreKeys: (event.moreTypes ?? []).map(routingKeyOf),
    body: Buffer.from(event.body),
    messageId: event.id,
    type: event.type,
    contentType: several ? 'application/cloudevents-batch+json' : 'application/cloudevents+json',
    headers: { tenant: event.tenantId, agg: event.aggregateId, ver: event.aggregateVersion },
  };
}

/** Events of one aggregate that become one message. */
export interface Said {
  readonly first: Envelope;
  readonly last: Envelope;
  /** Types other than that of the first, each once. */
  readonly moreTypes: readonly string[];
  /** The CloudEvent, or a CloudEvents batch of several. */
  readonly body: string;
}

/** A message stays far below the limit of the relay, however much one command says; in characters. */
const TOGETHER = 48 * 1024;

/** Joins neighbours that follow each other in the versions of one aggregate. Keeps the order. */
export function saidTogether(envelopes: readonly Envelope[]): readonly Said[] {
  const said: { events: Envelope[]; texts: string[]; size: number }[] = [];
  for (const event of envelopes) {
    const text = JSON.stringify(event);
    const before = said.at(-1);
    const last = before?.events.at(-1);
    if (before && last && isNext(last, event) && before.size + text.length <= TOGETHER) {
      before.events.push(event);
      before.texts.push(text);
      before.size += text.length;
    } else said.push({ events: [event], texts: [text], size: text.length });
  }
  return said.map(({ events, texts }) => ({
    first: events[0] as Envelope,
    last: events.at(-1) as Envelope,
    moreTypes: [...new Set(events.map(({ type }) => type))].slice(1),
    body: texts.length === 1 ? (texts[0] as string) : `[${texts.join(',')}]`,
  }));
}

const isNext = (before: Envelope, after: Envelope): boolean =>
  before.tenantid === after.tenantid &&
  before.aggregatetype === after.aggregatetype &&
  before.aggregateid === after.aggregateid &&
  before.aggregateversion + 1 === after.aggregateversion;
