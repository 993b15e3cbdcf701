import type { Envelope } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import type { Delivery } from './delivery.js';
import { logger } from '@tingsu/runtime';
import { InboxEvents, ParkedRows } from './messaging.entity.js';
import { complaintsParked, parked } from './metrics.js';

/** A message that is put aside for an operator, with why. */
export interface ToPark {
  readonly queue: string;
  readonly delivery: Pick<
    Delivery,
    | 'body'
    | 'headers'
    | 'messageId'
    | 'type'
    | 'contentType'
    | 'exchange'
    | 'routingKey'
    | 'redelivered'
  >;
  readonly envelope: Envelope | null;
  readonly reason: string;
  readonly detail: string;
}

const NewRow = ParkedRows.omit(
  'serviceVersion',
  'state',
  'parkedAt',
  'settledAt',
  'settledBy',
  'settledReason',
  'bodySha256',
  'replayedSha256',
);
const ONCE = `on conflict (event_id) where state = 'open' and event_id is not null do nothing`;
const PARK = `${NewRow.insert({ serviceVersion: '$2', parkedAt: '$3::timestamptz' })} ${ONCE}`;

/** Stores the messages whole. One that is parked already, and came again, is not stored twice. */
export async function park(
  tx: Transaction,
  messages: readonly ToPark[],
  serviceVersion: string,
): Promise<void> {
  if (messages.length === 0) return;
  await tx.query(PARK, [NewRow.json(messages.map(rowOf)), serviceVersion, tx.now]);
  for (const { reason, envelope, delivery, queue } of messages)
    announce({ reason, queue, type: envelope?.type ?? delivery.type ?? null });
}

function rowOf({ queue, envelope, delivery, reason, detail }: ToPark): RowOf<typeof NewRow> {
  return {
    id: uuid(),
    tenantId: envelope?.tenantid ?? null,
    queue,
    eventId: envelope?.id ?? null,
    type: clean(envelope?.type ?? delivery.type ?? null),
    aggregateType: envelope?.aggregatetype ?? null,
    aggregateId: clean(envelope?.aggregateid ?? null),
    aggregateVersion: envelope?.aggregateversion ?? null,
    reason: clean(reason),
    detail: clean(detail),
    body: delivery.body,
    headers: headersOf(delivery),
  };
}

const Moved = InboxEvents.pick(
  'tenantId',
  'eventId',
  'type',
  'aggregateType',
  'aggregateId',
  'aggregateVersion',
);
const PARK_WAITING = `with taken as (
    delete from inbox where event_id = $1::uuid and state = 'waiting' returning *)
  insert into parked_message (id, queue, ${Moved.names}, reason, detail, body, headers, service_version, parked_at)
  select $2::uuid, $3, ${Moved.names}, $4, $5, convert_to(body, 'UTF8'), '{}', $6, $7::timestamptz from taken
  ${ONCE} returning type`;

export interface WaitingToPark {
  readonly eventId: string;
  readonly queue: string;
  readonly reason: string;
  readonly detail: string;
}

/** Moves an event that waits in the inbox to the parked messages. */
export async function parkWaiting(
  tx: Transaction,
  { eventId, queue, reason, detail }: WaitingToPark,
  serviceVersion: string,
): Promise<void> {
  const [row] = await tx.query<{ type: string }>(PARK_WAITING, [
    eventId,
    uuid(),
    queue,
    clean(reason),
    clean(detail),
    serviceVersion,
    tx.now,
  ]);
  if (row) tx.afterCommit(() => announce({ reason, queue, type: row.type, eventId }));
}

/** Counts and logs what was parked. A complaint that cannot become a case is an alarm of the highest class. */
function announce(what: {
  readonly reason: string;
  readonly queue: string;
  readonly type: string | null;
  readonly eventId?: string;
}): void {
  parked.inc({ reason: what.reason });
  const complaint = what.type?.startsWith('complaint.received.') ?? false;
  if (!complaint) return logger.error(what, 'parked a message');
  complaintsParked.inc();
  logger.fatal(what, 'parked a complaint: it has no case until an operator acts');
}

/** PostgreSQL stores no NUL in text. */
function clean<Text extends string | null>(text: Text): Text | string {
  return text?.replaceAll('\u0000', '') ?? text;
}

/** The escape of a NUL in JSON, and not one that is itself escaped. */
const NUL = /((?<!\\)(?:\\\\)*)\\u0000/g;

function headersOf({
  headers,
  messageId,
  contentType,
  exchange,
  routingKey,
  redelivered,
}: ToPark['delivery']): Readonly<Record<string, unknown>> {
  const known = { ...headers, messageId, contentType, exchange, routingKey, redelivered };
  return JSON.parse(JSON.stringify(known).replaceAll(NUL, '$1')) as Record<string, unknown>;
}
