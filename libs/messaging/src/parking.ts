import type { Envelope } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import type { Delivery } from './delivery.js';
import { logger } from '@tingsu/runtime';
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

const PARK = `insert into parked_message (id, tenant_id, queue, event_id, type, aggregate_type, aggregate_id, aggregate_version,
    reason, detail, body, headers, service_version, parked_at)
  select p.id, p.tenant_id, p.queue, p.event_id, p.type, p.aggregate_type, p.aggregate_id, p.aggregate_version,
    p.reason, p.detail, p.body, p.headers, $1, $2::timestamptz
  from unnest($3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::text[], $10::integer[],
    $11::text[], $12::text[], $13::bytea[], $14::jsonb[])
    as p (id, tenant_id, queue, event_id, type, aggregate_type, aggregate_id, aggregate_version, reason, detail, body, headers)
  on conflict (event_id) where state = 'open' and event_id is not null do nothing`;

/** Stores the messages whole. One that is parked already, and came again, is not stored twice. */
export async function park(
  tx: Transaction,
  messages: readonly ToPark[],
  serviceVersion: string,
): Promise<void> {
  if (messages.length === 0) return;
  await tx.query(PARK, [
    serviceVersion,
    tx.now,
    messages.map(() => uuid()),
    messages.map(({ envelope }) => envelope?.tenantid ?? null),
    messages.map(({ queue }) => queue),
    messages.map(({ envelope }) => envelope?.id ?? null),
    messages.map(({ envelope, delivery }) => clean(envelope?.type ?? delivery.type ?? null)),
    messages.map(({ envelope }) => envelope?.aggregatetype ?? null),
    messages.map(({ envelope }) => clean(envelope?.aggregateid ?? null)),
    messages.map(({ envelope }) => envelope?.aggregateversion ?? null),
    messages.map(({ reason }) => clean(reason)),
    messages.map(({ detail }) => clean(detail)),
    messages.map(({ delivery }) => delivery.body),
    messages.map(({ delivery }) => headersOf(delivery)),
  ]);
  for (const { reason, envelope, delivery, queue } of messages)
    announce({ reason, queue, type: envelope?.type ?? delivery.type ?? null });
}

const PARK_WAITING = `with taken as (
    delete from inbox where event_id = $1::uuid and state = 'waiting' returning *)
  insert into parked_message (id, tenant_id, queue, event_id, type, aggregate_type, aggregate_id, aggregate_version,
    reason, detail, body, headers, service_version, parked_at)
  select $2::uuid, tenant_id, $3, event_id, type, aggregate_type, aggregate_id, aggregate_version,
    $4, $5, convert_to(body, 'UTF8'), '{}', $6, $7::timestamptz from taken
  on conflict (event_id) where state = 'open' and event_id is not null do nothing returning type`;

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
function clean(text: string | null): string | null {
  return text?.replaceAll('\u0000', '') ?? null;
}

function headersOf({
  headers,
  messageId,
  contentType,
  exchange,
  routingKey,
  redelivered,
}: ToPark['delivery']): string {
  const text = JSON.stringify({
    ...headers,
    messageId,
    contentType,
    exchange,
    routingKey,
    redelivered,
  });
  return text.replaceAll('\\u0000', '');
}
