import type { Envelope } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { logger } from '@tingsu/runtime';
import { v7 as uuid } from 'uuid';
import type { Delivery } from './delivery.adapter.js';
import { InboxEvents, ParkedRows } from './messaging.entity.js';
import { complaintsParked, parked } from './metrics.provider.js';
import type { Operator } from './parked-view.js';

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
    delete from inbox where event_id = $1::uuid returning *)
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
  const [row] = await tx.query<Pick<RowOf<typeof Moved>, 'type'>>(PARK_WAITING, [
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

/** No one sees the messages of another group. */
const VISIBLE = `(tenant_id = $1::uuid or (tenant_id is null and $2))`;
const Listed = ParkedRows.omit('tenantId', 'body', 'headers');
const FIELDS = `${Listed.as()}, octet_length(body) as bytes`;

type ListedRow = RowOf<typeof Listed> & { readonly bytes: number };
export type ParkedRow = ListedRow & Pick<RowOf<typeof ParkedRows>, 'body' | 'headers'>;

/** Newest first, after the place `before`. */
export function listParked(
  tx: Transaction,
  { tenantId, platform }: Operator,
  page: {
    readonly state: ParkedRow['state'];
    readonly before: readonly [parkedAt: string, id: string] | null;
    readonly limit: number;
  },
): Promise<ListedRow[]> {
  const [before, id] = page.before ?? [null, null];
  return tx.query(
    `select ${FIELDS} from parked_message where ${VISIBLE} and state = $3 and ($4::timestamptz is null or (parked_at, id) < ($4, $5::uuid))
     order by parked_at desc, id desc limit $6`,
    [tenantId, platform, page.state, before, id, page.limit],
  );
}

/** Null when there is none that the operator may see. */
export async function parkedRow(
  tx: Transaction,
  { tenantId, platform }: Operator,
  id: string,
): Promise<ParkedRow | null> {
  const [row] = await tx.query<ParkedRow>(
    `select ${FIELDS}, body, headers from parked_message where ${VISIBLE} and id = $3::uuid`,
    [tenantId, platform, id],
  );
  return row ?? null;
}

/** What became of a parked message. */
export interface ParkedDecision {
  readonly state: 'replayed' | 'discarded';
  readonly reason: string | null;
  readonly bodySha256: string;
  readonly replayedSha256?: string;
}

const SETTLE = `with settled as (
    update parked_message set state = $4, settled_at = $5, settled_by = $6::uuid, settled_reason = $7, body_sha256 = $8,
      replayed_sha256 = $9
    where ${VISIBLE} and id = $3::uuid and state = 'open' returning *)
  insert into parked_decision (tenant_id, parked_id, at, person_id, state, reason, body_sha256, replayed_sha256)
  select tenant_id, id, settled_at, settled_by, state, settled_reason, body_sha256, replayed_sha256 from settled`;

/** Changes nothing once it has been settled. */
export async function settleParked(
  tx: Transaction,
  { tenantId, platform, personId }: Operator,
  id: string,
  { state, reason, bodySha256, replayedSha256 }: ParkedDecision,
): Promise<void> {
  await tx.query(SETTLE, [
    ...[tenantId, platform, id, state, tx.now, personId, reason],
    ...[bodySha256, replayedSha256 ?? null],
  ]);
}

export async function isParked(tx: Transaction, eventId: string): Promise<boolean> {
  const [row] = await ParkedRows.pick('id').select(
    tx,
    `where event_id = $1::uuid and state = 'open'`,
    [eventId],
  );
  return row !== undefined;
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
