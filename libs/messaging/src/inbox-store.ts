import type { Transaction } from '@tingsu/database';
import { type CheckedEvent, decodeEvent } from './event-codec.js';
import { aggregateKey, type Plan, type Sequenced } from './inbox-plan.js';

/** An event on its way through the inbox. Without a body it only moves the cursor: an operator skipped it. */
export interface InboxEntry extends Sequenced {
  readonly tenantid: string;
  readonly event: CheckedEvent | null;
  readonly body: string | null;
}

export interface AggregateRef {
  readonly tenantid: string;
  readonly aggregatetype: string;
  readonly aggregateid: string;
}

export function entryOf(event: CheckedEvent, body: string): InboxEntry {
  const { id, type, tenantid, aggregatetype, aggregateid, aggregateversion } = event;
  return { id, type, tenantid, aggregatetype, aggregateid, aggregateversion, event, body };
}

const LOCK_CURSORS = `insert into inbox_cursor as c (tenant_id, aggregate_type, aggregate_id, version)
  select $1::uuid, a.type, a.id, 0 from unnest($2::text[], $3::text[]) as a (type, id) order by a.type, a.id
  on conflict (tenant_id, aggregate_type, aggregate_id) do update set version = c.version
  returning aggregate_type, aggregate_id, version`;

/** Locks the cursors, new ones too, always in the same order. Two consumers take turns at one aggregate. */
export async function lockCursors(
  tx: Transaction,
  entries: readonly Sequenced[],
): Promise<Map<string, number>> {
  const unique = [...new Map(entries.map((entry) => [aggregateKey(entry), entry])).values()];
  const rows = await tx.query<{ aggregate_type: string; aggregate_id: string; version: number }>(
    LOCK_CURSORS,
    [
      tx.tenantId,
      unique.map(({ aggregatetype }) => aggregatetype),
      unique.map(({ aggregateid }) => aggregateid),
    ],
  );
  return new Map(
    rows.map((row) => [
      aggregateKey({ aggregatetype: row.aggregate_type, aggregateid: row.aggregate_id }),
      row.version,
    ]),
  );
}

interface WaitingRow {
  readonly event_id: string;
  readonly tenant_id: string;
  readonly aggregate_type: string;
  readonly aggregate_id: string;
  readonly aggregate_version: number;
  readonly type: string;
  readonly body: string | null;
  readonly attempts: number;
}

/** What failed before is left out: it is tried alone. Read after the cursors are locked, or it would be stale. */
const WAITING = `select i.event_id, i.tenant_id, i.aggregate_type, i.aggregate_id, i.aggregate_version, i.type, i.body, i.attempts
  from unnest($2::text[], $3::text[]) as a (type, id)
  join inbox i on i.tenant_id = $1::uuid and i.aggregate_type = a.type and i.aggregate_id = a.id
  where i.state = 'waiting' and i.attempts = 0`;

export async function waitingOf(
  tx: Transaction,
  entries: readonly Sequenced[],
): Promise<InboxEntry[]> {
  const unique = [...new Map(entries.map((entry) => [aggregateKey(entry), entry])).values()];
  const rows = await tx.query<WaitingRow>(WAITING, [
    tx.tenantId,
    unique.map(({ aggregatetype }) => aggregatetype),
    unique.map(({ aggregateid }) => aggregateid),
  ]);
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
    id: row.event_id,
    type: row.type,
    tenantid: row.tenant_id,
    aggregatetype: row.aggregate_type,
    aggregateid: row.aggregate_id,
    aggregateversion: row.aggregate_version,
    event: decoded ? decoded.event : null,
    body: row.body,
  };
}

const RECORD = `with moved as (
    update inbox_cursor c set version = r.version
    from unnest($3::text[], $4::text[], $5::integer[]) as r (type, id, version)
    where c.tenant_id = $1::uuid and c.aggregate_type = r.type and c.aggregate_id = r.id and c.version < r.version)
  insert into inbox as i (event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, type, state, body, received_at, applied_at)
  select e.event_id, $1::uuid, e.aggregate_type, e.aggregate_id, e.aggregate_version, e.type, e.state, e.body, $2::timestamptz,
    case when e.state = 'waiting' then null else $2::timestamptz end
  from unnest($6::uuid[], $7::text[], $8::text[], $9::integer[], $10::text[], $11::text[], $12::text[])
    as e (event_id, aggregate_type, aggregate_id, aggregate_version, type, state, body)
  on conflict (event_id) do update set state = excluded.state, body = null, retry_at = null, applied_at = excluded.applied_at
    where excluded.state <> 'waiting' and i.state = 'waiting'`;

/** Writes down what a plan did: inbox rows and cursors in one statement. */
export async function record(
  tx: Transaction,
  { ready, early, reached }: Plan<InboxEntry>,
): Promise<void> {
  if (ready.length === 0 && early.length === 0) return;
  const states = [
    ...ready.map(({ event }) => (event ? 'applied' : 'skipped')),
    ...early.map(() => 'waiting'),
  ];
  const entries = [...ready, ...early];
  const moved = ready.filter(
    (entry) => reached.get(aggregateKey(entry)) === entry.aggregateversion,
  );
  await tx.query(RECORD, [
    tx.tenantId,
    tx.now,
    moved.map(({ aggregatetype }) => aggregatetype),
    moved.map(({ aggregateid }) => aggregateid),
    moved.map(({ aggregateversion }) => aggregateversion),
    entries.map(({ id }) => id),
    entries.map(({ aggregatetype }) => aggregatetype),
    entries.map(({ aggregateid }) => aggregateid),
    entries.map(({ aggregateversion }) => aggregateversion),
    entries.map(({ type }) => type),
    states,
    entries.map(({ body }, i) => (states[i] === 'waiting' ? body : null)),
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

const NEXT = `select i.event_id, i.tenant_id, i.aggregate_type, i.aggregate_id, i.aggregate_version, i.type, i.body, i.attempts
  from inbox i where i.tenant_id = $1::uuid and i.aggregate_type = $2 and i.aggregate_id = $3 and i.state = 'waiting'
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
    : { kind: 'unreadable', eventId: row.event_id, reason: decoded.reason, detail: decoded.detail };
}
