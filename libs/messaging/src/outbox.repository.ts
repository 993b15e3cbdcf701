import type { Envelope } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { columnsOf, type Position } from './checkpoint.js';
import { OutboxEvents, type StoredEvent, StoredEvents } from './messaging.entity.js';
import { OUTBOX_PARTS } from './messaging.ddl.js';
import { saidTogether } from './outgoing-message.js';

/** What waits is locked by no one until it is committed, so a relay never sees one row without the other. */
const INSERT = `with said as (
    insert into outbox (created_at, id, tenant_id, part, aggregate_type, aggregate_id, aggregate_version, type, more_types, body)
    select $1::timestamptz, e.id, $2::uuid, e.part, e.aggregate_type, e.aggregate_id, e.aggregate_version, e.type,
      string_to_array(e.more_types, ' '), e.body
    from unnest($3::uuid[], $4::smallint[], $5::text[], $6::text[], $7::integer[], $8::text[], $9::text[], $10::text[])
      with ordinality as e (id, part, aggregate_type, aggregate_id, aggregate_version, type, more_types, body, nr)
    order by e.nr
    returning position, created_at, tenant_id, part, aggregate_type, aggregate_id)
  insert into outbox_waiting (position, created_at, tenant_id, part, aggregate_type, aggregate_id) select * from said`;

/** Writes the events of one tenant, in their order. */
export async function insertEvents(
  tx: Transaction,
  tenantId: string,
  envelopes: readonly Envelope[],
): Promise<void> {
  const rows = saidTogether(envelopes);
  await tx.query(INSERT, [
    tx.now,
    tenantId,
    rows.map(({ first }) => first.id),
    rows.map(({ first }) => partOf(first.aggregateid)),
    rows.map(({ first }) => first.aggregatetype),
    rows.map(({ first }) => first.aggregateid),
    rows.map(({ last }) => last.aggregateversion),
    rows.map(({ first }) => first.type),
    rows.map(({ moreTypes }) => (moreTypes.length === 0 ? null : moreTypes.join(' '))),
    rows.map(({ body }) => body),
  ]);
}

/** FNV-1a: the same part for an aggregate on every machine and version. */
function partOf(aggregateId: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < aggregateId.length; i++)
    hash = Math.imul(hash ^ aggregateId.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % OUTBOX_PARTS;
}

/** First half of the advisory lock's key; the second is the part. The database is shared, so the schema is in it. */
const LOCK = `hashtext('outbox:' || current_schema())`;

/**
 * The planner knows nothing yet of a table that just filled up, and would sort the whole backlog for each batch; so
 * this transaction may only walk the index in order, and look each event up in its month.
 */
const LOCK_PARTS = `select part, ${['sort', 'bitmapscan', 'seqscan', 'hashjoin', 'mergejoin']
  .map((way) => `set_config('enable_${way}', 'off', true)`)
  .join(', ')}
  from generate_series(0, ${OUTBOX_PARTS - 1}) as part
  where part % $1 = $2 and pg_try_advisory_xact_lock(${LOCK}, part)`;

/** Locks every `lanes`th part, from `lane` on, until the transaction ends. Returns those that no other relay holds. */
export async function lockParts(tx: Transaction, lanes: number, lane: number): Promise<number[]> {
  const rows = await tx.query<{ readonly part: number }>(LOCK_PARTS, [lanes, lane]);
  return rows.map(({ part }) => part);
}

/** An event that is held back holds back its whole aggregate, and no other. */
const UNPUBLISHED = `select ${StoredEvents.as('o')}
  from outbox_waiting w join outbox o on o.created_at = w.created_at and o.position = w.position
  where w.part = any($1::smallint[])
    and not exists (select from outbox_waiting h where h.held_until is not null and h.held_until > instant()
      and h.tenant_id = w.tenant_id and h.aggregate_type = w.aggregate_type and h.aggregate_id = w.aggregate_id)
  order by w.position limit $2`;

/** The next events of these parts. */
export function unpublishedEvents(
  tx: Transaction,
  parts: readonly number[],
  limit: number,
): Promise<StoredEvent[]> {
  return tx.query(UNPUBLISHED, [parts, limit]);
}

export async function markPublished(
  tx: Transaction,
  events: readonly Pick<StoredEvent, 'position'>[],
): Promise<void> {
  if (events.length > 0)
    await tx.query('delete from outbox_waiting where position = any($1::bigint[])', [
      events.map(({ position }) => position),
    ]);
}

const HOLD = `update outbox_waiting as w set attempts = attempts + 1, held_reason = e.reason,
    held_until = case when e.reason = 'event.too_large' then 'infinity' else instant() + make_interval(secs => least(60, 2 ^ least(attempts, 6))) end
  from unnest($1::bigint[], $2::text[]) as e (position, reason)
  where w.position = e.position`;

/** Holds events back for a pause that grows to a minute; what is too large for ever. */
export async function holdBack(
  tx: Transaction,
  events: readonly (Pick<StoredEvent, 'position'> & { readonly reason: string })[],
): Promise<void> {
  if (events.length === 0) return;
  await tx.query(HOLD, [
    events.map(({ position }) => position),
    events.map(({ reason }) => reason),
  ]);
}

/** Makes the partitions of the coming months, of every table of the service. Returns how many rows no month covers. */
export async function makePartitions(tx: Transaction): Promise<number> {
  const [row] = await tx.query<{ readonly rows: number }>(
    'select make_partitions()::float8 as rows',
  );
  return row?.rows ?? 0;
}

export interface OutboxFigures {
  /** Of the oldest event that waits to be published, in seconds; 0 when none waits. */
  readonly age: number;
  /** How many events are held back. */
  readonly held: number;
}

const FIGURES = `select
  coalesce(extract(epoch from instant() - (select created_at from outbox_waiting order by position limit 1)), 0)::float8 as age,
  (select count(*) from outbox_waiting where held_until is not null)::int as held`;

export async function outboxFigures(tx: Transaction): Promise<OutboxFigures> {
  const [figures] = await tx.query<OutboxFigures>(FIGURES);
  return figures ?? { age: 0, held: 0 };
}

/** Events written from (inclusive) to (exclusive) these instants; null stands for every type. What was said together with one comes with it. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
  readonly types: readonly string[] | null;
}

/** A place in the order of the outbox: when an event was written, exactly, and its position. */
export interface OutboxPlace {
  readonly at: string;
  readonly position: string;
}
export const OUTBOX_BEGINNING: OutboxPlace = { at: '-infinity', position: '0' };
export type PlacedEvent = StoredEvent & { readonly at: string };

const AFTER = `select ${StoredEvents.as()}, created_at::text as at from outbox
  where created_at >= $1 and created_at < $2 and (created_at, position) > ($3, $4) and created_at >= $3
    and ($5::text[] is null or type = any($5) or more_types && $5)
  order by created_at, position limit $6`;

/** The events of a span behind a place, in order. */
export function eventsAfter(
  tx: Transaction,
  { from, to, types }: Span,
  { at, position }: OutboxPlace,
  limit: number,
): Promise<PlacedEvent[]> {
  return tx.query(AFTER, [from, to, at, position, types, limit]);
}

const Aggregate = OutboxEvents.pick('tenantId', 'aggregateType', 'aggregateId');
type LastVersion = RowOf<typeof Aggregate> & { readonly version: number };
const positionOf = (row: LastVersion): Position => [
  row.tenantId,
  row.aggregateType,
  row.aggregateId,
  row.version,
];

/** The end of the next span: everything before it is published, and no transaction that may still add to it is under way. */
const SPAN_END = `select least(
    instant() - make_interval(secs => $2::float8),
    (select min(created_at) - interval '1 microsecond' from outbox_waiting where created_at > $1 and (held_until is null or held_until < 'infinity')),
    (select created_at from outbox where created_at > $1 and aggregate_type = any($3) order by created_at, position offset $4 limit 1)
  ) as until`;

/** Where the span after `from` ends, of at most `limit` events of these aggregates; null when it is empty. */
export async function spanEnd(
  tx: Transaction,
  from: Date,
  aggregateTypes: readonly string[],
  { settleSeconds, limit }: { readonly settleSeconds: number; readonly limit: number },
): Promise<Date | null> {
  const [row] = await tx.query<{ readonly until: Date }>(SPAN_END, [
    from,
    settleSeconds,
    aggregateTypes,
    limit,
  ]);
  return row && row.until > from ? row.until : null;
}

const POSITIONS = `select ${Aggregate.as()}, max(aggregate_version) as version from outbox
  where created_at > $1 and created_at <= $2 and aggregate_type = any($3) group by 1, 2, 3`;

/** The last version of every aggregate with events after `from` and up to `until`. */
export async function positionsIn(
  tx: Transaction,
  from: Date,
  until: Date,
  aggregateTypes: readonly string[],
): Promise<Position[]> {
  const rows = await tx.query<LastVersion>(POSITIONS, [from, until, aggregateTypes]);
  return rows.map(positionOf);
}

/** Along the index of aggregates of one month, from where the last round ended. */
const NEXT_AGGREGATES = `select ${Aggregate.as()}, max(aggregate_version) as version,
    bool_and(created_at <= instant() - make_interval(secs => $4::float8)
      and created_at < (select coalesce(min(created_at), 'infinity') from outbox_waiting where held_until is null or held_until < 'infinity')
      and position <> all (array(select position from outbox_waiting where held_until = 'infinity'))) as settled
  from outbox where (tenant_id, aggregate_type, aggregate_id) > ($1::uuid, $2::text, $3::text) and created_at >= $6 and created_at < $7
  group by 1, 2, 3 order by 1, 2, 3 limit $5`;

const END_OF_TIME = new Date('9999-01-01T00:00:00Z');

/** A part of the outbox: what was written from (inclusive) to (exclusive) these instants. */
export interface Month {
  readonly from: Date;
  readonly to: Date;
}

/**
 * The aggregates behind this one with events of a month, each with its last version of that month. One with an event of the month on its
 * way is not settled: its last version may not have arrived.
 */
export async function nextAggregates(
  tx: Transaction,
  { from, to }: Month,
  [tenantId, type, id]: Position,
  { settleSeconds, limit }: { readonly settleSeconds: number; readonly limit: number },
): Promise<{ readonly position: Position; readonly settled: boolean }[]> {
  // The planner expects few rows behind an aggregate, and would read and sort all of them instead of the next in the index.
  await tx.query('set local enable_sort = off');
  const rows = await tx.query<LastVersion & { readonly settled: boolean }>(NEXT_AGGREGATES, [
    ...[tenantId, type, id],
    ...[settleSeconds, limit],
    ...[from, to],
  ]);
  return rows.map((row) => ({ position: positionOf(row), settled: row.settled }));
}

const BOUNDS = `select distinct bound as at from partition_list() cross join lateral (values (first), (until)) as b (bound)
  where relation = 'outbox' and bound <= instant() order by 1`;

/** The months of the outbox up to this one, oldest first, and what lies before and between them. */
export async function outboxMonths(tx: Transaction): Promise<Month[]> {
  const rows = await tx.query<{ readonly at: Date }>(BOUNDS);
  const bounds = [new Date(0), ...rows.map(({ at }) => at)];
  return bounds.map((from, i) => ({ from, to: bounds[i + 1] ?? END_OF_TIME }));
}

const BEHIND = `select ${StoredEvents.as('o')}
  from unnest($1::uuid[], $2::text[], $3::text[], $4::int[]) as m (tenant_id, aggregate_type, aggregate_id, version)
  join outbox o using (tenant_id, aggregate_type, aggregate_id)
  where o.aggregate_version > m.version and not exists (select from outbox_waiting w where w.position = o.position)
  order by o.position limit $5`;

/** The published events of these aggregates behind the given versions. */
export function eventsBehind(
  tx: Transaction,
  positions: readonly Position[],
  limit: number,
): Promise<StoredEvent[]> {
  return tx.query(BEHIND, [...columnsOf(positions), limit]);
}
