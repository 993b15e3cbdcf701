import type { RowOf, Transaction } from '@tingsu/database';
import { columnsOf, type Position } from './checkpoint.js';
import { type CheckedEvent, decodeEvent } from './event-codec.js';
import { aggregateKey, type Plan, type Sequenced } from './inbox-plan.js';
import { InboxCursors, InboxEvents } from './messaging.entity.js';

/** An event on its way through the inbox. Without a text it only moves the cursor: an operator skipped it. */
export interface InboxEntry extends Sequenced {
  readonly tenantid: string;
  readonly event: CheckedEvent | null;
  /** Made only for what has to wait: most events are applied at once. */
  readonly text: (() => string) | null;
}

export interface AggregateRef {
  readonly tenantid: string;
  readonly aggregatetype: string;
  readonly aggregateid: string;
}

export function entryOf(event: CheckedEvent, text: () => string): InboxEntry {
  const { id, type, tenantid, aggregatetype, aggregateid, aggregateversion } = event;
  return { id, type, tenantid, aggregatetype, aggregateid, aggregateversion, event, text };
}

const Cursor = InboxCursors.pick('aggregateType', 'aggregateId', 'version');
const LOCK_CURSORS = `insert into inbox_cursor as c (tenant_id, aggregate_type, aggregate_id, version)
  select $1::uuid, a.type, a.id, 0 from unnest($2::text[], $3::text[]) as a (type, id) order by a.type, a.id
  on conflict (tenant_id, aggregate_type, aggregate_id) do update set version = c.version
  returning ${Cursor.as()}`;

/** Locks the cursors, new ones too, always in the same order. Two consumers take turns at one aggregate. */
export async function lockCursors(
  tx: Transaction,
  entries: readonly Sequenced[],
): Promise<Map<string, number>> {
  const rows = await tx.query<RowOf<typeof Cursor>>(LOCK_CURSORS, aggregatesOf(tx, entries));
  return new Map(
    rows.map(({ aggregateType, aggregateId, version }) => [
      aggregateKey({ aggregatetype: aggregateType, aggregateid: aggregateId }),
      version,
    ]),
  );
}

/** The tenant, and the types and ids of the aggregates, each once. */
function aggregatesOf(tx: Transaction, entries: readonly Sequenced[]): unknown[] {
  const unique = [...new Map(entries.map((entry) => [aggregateKey(entry), entry])).values()];
  return [
    tx.tenantId,
    unique.map(({ aggregatetype }) => aggregatetype),
    unique.map(({ aggregateid }) => aggregateid),
  ];
}

const Waiting = InboxEvents.omit('retryAt', 'receivedAt');
type WaitingRow = RowOf<typeof Waiting>;

/** What failed before is left out: it is tried alone. Read after the cursors are locked, or it would be stale. */
const WAITING = `select ${Waiting.as('i')}
  from unnest($2::text[], $3::text[]) as a (type, id)
  join inbox i on i.tenant_id = $1::uuid and i.aggregate_type = a.type and i.aggregate_id = a.id
  where i.attempts = 0`;

export async function waitingOf(
  tx: Transaction,
  entries: readonly Sequenced[],
): Promise<InboxEntry[]> {
  const rows = await tx.query<WaitingRow>(WAITING, aggregatesOf(tx, entries));
  return rows.flatMap((row) => {
    const entry = entryOfRow(row);
    return entry ? [entry] : [];
  });
}

/** Null when this version of the service cannot read the event (any more). */
function entryOfRow(row: WaitingRow): InboxEntry | null {
  const decoded = row.body === null ? null : decodeEvent(row.body);
  if (decoded && !decoded.ok) return null;
  return {
    id: row.eventId,
    type: row.type,
    tenantid: row.tenantId,
    aggregatetype: row.aggregateType,
    aggregateid: row.aggregateId,
    aggregateversion: row.aggregateVersion,
    event: decoded ? decoded.event : null,
    text: row.body === null ? null : () => row.body ?? '',
  };
}

const RECORD = `with moved as (
    update inbox_cursor c set version = r.version, moved_at = $2::timestamptz
    from unnest($3::text[], $4::text[], $5::integer[]) as r (type, id, version)
    where c.tenant_id = $1::uuid and c.aggregate_type = r.type and c.aggregate_id = r.id and c.version < r.version
  ), done as (
    delete from inbox where event_id = any($6::uuid[]))
  insert into inbox (event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, type, body, received_at)
  select e.event_id, $1::uuid, e.aggregate_type, e.aggregate_id, e.aggregate_version, e.type, e.body, $2::timestamptz
  from unnest($7::uuid[], $8::text[], $9::text[], $10::integer[], $11::text[], $12::text[])
    as e (event_id, aggregate_type, aggregate_id, aggregate_version, type, body)
  on conflict (event_id) do nothing`;

/** Writes down what a plan did: cursors move, and what came too early waits. What was applied leaves only its place in the cursor. */
export async function record(
  tx: Transaction,
  { ready, early, reached }: Plan<InboxEntry>,
): Promise<void> {
  if (ready.length === 0 && early.length === 0) return;
  const moved = ready.filter(
    (entry) => reached.get(aggregateKey(entry)) === entry.aggregateversion,
  );
  await tx.query(RECORD, [
    tx.tenantId,
    tx.now,
    moved.map(({ aggregatetype }) => aggregatetype),
    moved.map(({ aggregateid }) => aggregateid),
    moved.map(({ aggregateversion }) => aggregateversion),
    ready.map(({ id }) => id),
    early.map(({ id }) => id),
    early.map(({ aggregatetype }) => aggregatetype),
    early.map(({ aggregateid }) => aggregateid),
    early.map(({ aggregateversion }) => aggregateversion),
    early.map(({ type }) => type),
    early.map(({ text }) => text?.() ?? null),
  ]);
}

export type NextEntry =
  | { readonly kind: 'none' }
  | { readonly kind: 'entry'; readonly entry: InboxEntry; readonly attempts: number }
  | {
      readonly kind: 'unreadable';
      readonly eventId: string;
      readonly reason: string;
      readonly detail: string;
    };

const NEXT = `select ${Waiting.as('i')}
  from inbox i where i.tenant_id = $1::uuid and i.aggregate_type = $2 and i.aggregate_id = $3
    and i.aggregate_version = $4 and (i.retry_at is null or i.retry_at <= instant()) limit 1`;

/** The event whose turn it is, if it waits here and its next try is due. */
export async function nextWaiting(
  tx: Transaction,
  { aggregatetype, aggregateid }: AggregateRef,
  version: number,
): Promise<NextEntry> {
  const [row] = await tx.query<WaitingRow>(NEXT, [
    tx.tenantId,
    aggregatetype,
    aggregateid,
    version,
  ]);
  if (!row) return { kind: 'none' };
  const entry = entryOfRow(row);
  if (entry) return { kind: 'entry', entry, attempts: row.attempts };
  const decoded = decodeEvent(row.body ?? '');
  return decoded.ok
    ? { kind: 'none' }
    : { kind: 'unreadable', eventId: row.eventId, reason: decoded.reason, detail: decoded.detail };
}

const BEGIN_TRY = `update inbox set attempts = attempts + 1 where event_id = $1::uuid`;

/** Writes down that a try begins, so that it counts even if it ends the process. */
export async function beginTry(tx: Transaction, eventId: string): Promise<void> {
  await tx.query(BEGIN_TRY, [eventId]);
}

const RETRY_LATER = `update inbox set attempts = greatest(attempts, $3), retry_at = instant() + make_interval(secs => $2::float8 / 1000)
  where event_id = $1::uuid`;

/** @param delayMs until the next try, in milliseconds */
export async function retryLater(
  tx: Transaction,
  eventId: string,
  delayMs: number,
  attempts: number,
): Promise<void> {
  await tx.query(RETRY_LATER, [eventId, delayMs, attempts]);
}

const TRY_ALONE = `update inbox set attempts = 1 where event_id = any($1::uuid[]) and attempts = 0`;

/** As if each had failed once: what failed before is applied by itself. */
export async function tryAlone(tx: Transaction, eventIds: readonly string[]): Promise<void> {
  await tx.query(TRY_ALONE, [eventIds]);
}

const DUE = `select distinct i.tenant_id as tenantid, i.aggregate_type as aggregatetype, i.aggregate_id as aggregateid
  from inbox i join inbox_cursor c using (tenant_id, aggregate_type, aggregate_id)
  where i.aggregate_version = c.version + 1 and (i.retry_at is null or i.retry_at <= instant()) limit 200`;

/** Aggregates with an event whose turn and next try have come. */
export function dueAggregates(tx: Transaction): Promise<AggregateRef[]> {
  return tx.query(DUE);
}

export interface InboxFigures {
  readonly waiting: number;
  /** Of the oldest event that waits, in seconds. */
  readonly age: number;
  readonly parked: number;
}

const FIGURES = `select count(*)::int as waiting, coalesce(extract(epoch from instant() - min(received_at)), 0)::float8 as age,
  (select count(*) from parked_message where state = 'open')::int as parked from inbox`;

export async function inboxFigures(tx: Transaction): Promise<InboxFigures> {
  const [figures] = await tx.query<InboxFigures>(FIGURES);
  return figures ?? { waiting: 0, age: 0, parked: 0 };
}

const STATE = `select case when exists (select from inbox where event_id = $4::uuid) then 'waiting'
    when exists (select from inbox_cursor c where c.tenant_id = $1::uuid and c.aggregate_type = $2 and c.aggregate_id = $3 and c.version >= $5)
    then 'applied' end as state`;

/** Null for an event that never came. One that an operator skipped counts as applied. */
export async function stateOf(
  tx: Transaction,
  { id, aggregatetype, aggregateid, aggregateversion }: Sequenced,
): Promise<'waiting' | 'applied' | null> {
  const [row] = await tx.query<{ readonly state: 'waiting' | 'applied' | null }>(STATE, [
    ...[tx.tenantId, aggregatetype, aggregateid],
    ...[id, aggregateversion],
  ]);
  return row?.state ?? null;
}

const MISSING = `select a.tenant_id as "tenantId", a.type as "aggregateType", a.id as "aggregateId", coalesce(c.version, 0) as version
  from unnest($1::uuid[], $2::text[], $3::text[], $4::int[]) as a (tenant_id, type, id, version)
  left join inbox_cursor c on c.tenant_id = a.tenant_id and c.aggregate_type = a.type and c.aggregate_id = a.id
  where coalesce(c.version, 0) < a.version and a.version - coalesce(c.version, 0) > (
      select count(*) from inbox i where i.tenant_id = a.tenant_id and i.aggregate_type = a.type
        and i.aggregate_id = a.id and i.aggregate_version > coalesce(c.version, 0) and i.aggregate_version <= a.version
    ) + (
      select count(*) from parked_message p where p.state = 'open' and p.tenant_id = a.tenant_id and p.aggregate_type = a.type
        and p.aggregate_id = a.id and p.aggregate_version > coalesce(c.version, 0) and p.aggregate_version <= a.version)`;

/**
 * The aggregates of which events up to the given versions are neither applied nor waiting nor parked, each with the
 * version it was applied up to.
 */
export async function missingOf(
  tx: Transaction,
  positions: readonly Position[],
): Promise<Position[]> {
  const rows = await tx.query<RowOf<typeof Cursor> & { readonly tenantId: string }>(
    MISSING,
    columnsOf(positions),
  );
  return rows.map((row) => [row.tenantId, row.aggregateType, row.aggregateId, row.version]);
}
