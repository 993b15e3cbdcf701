import { routingKeyOf } from '@tingsu/contracts';
import type { Transaction, UnitOfWork } from '@tingsu/database';
import { logger, Loop } from '@tingsu/runtime';
import type { ConfirmPublisher, OutgoingMessage, Settlement } from './confirm-publisher.js';
import { backlogAge, heldBack, published, unpublished } from './metrics.js';
import { OUTBOX_PARTS } from './tables.js';
import { EVENTS_EXCHANGE } from './topology.js';

const BATCH = 500;
const POLL_MS = 250;
/** Under load, batches begin no more often than this: a pass costs the same for one event as for thirty. */
const RHYTHM_MS = 40;
const HOUSEKEEPING_MS = 5_000;
const FINISH_MS = 5_000;
/** Attachments are references, so an event this large is a mistake; in bytes. */
const MAX_EVENT_BYTES = 256 * 1024;
/** First half of the advisory lock's key; the second is the part. The database is shared, so the schema is in it. */
const LOCK = `hashtext('outbox:' || current_schema())`;

interface Row {
  readonly position: string;
  readonly id: string;
  readonly tenant_id: string;
  readonly aggregate_type: string;
  readonly aggregate_id: string;
  readonly aggregate_version: number;
  readonly type: string;
  readonly body: string;
}

/**
 * The planner knows nothing yet of a table that just filled up, and would sort the whole backlog for each batch; so
 * this transaction may only walk the index in order.
 */
const MY_PARTS = `select part, set_config('enable_sort', 'off', true), set_config('enable_bitmapscan', 'off', true), set_config('enable_seqscan', 'off', true)
  from generate_series(0, ${OUTBOX_PARTS - 1}) as part
  where part % $1 = $2 and pg_try_advisory_xact_lock(${LOCK}, part)`;

/** An event that is held back holds back its whole aggregate, and no other. */
const NEXT = `select o.position, o.id, o.tenant_id, o.aggregate_type, o.aggregate_id, o.aggregate_version, o.type, o.body
  from outbox o
  where o.published_at is null and o.part = any($1::smallint[])
    and not exists (select from outbox h where h.published_at is null and h.held_until > instant()
      and h.aggregate_type = o.aggregate_type and h.aggregate_id = o.aggregate_id and h.tenant_id = o.tenant_id)
  order by o.position limit ${BATCH}`;

const MARK = `update outbox set published_at = instant(), held_until = null, held_reason = null
  where published_at is null and position = any($1::bigint[])`;

const HOLD = `update outbox set attempts = attempts + 1, held_reason = e.reason,
    held_until = case when e.reason = 'event.too_large' then 'infinity' else instant() + make_interval(secs => least(60, 2 ^ least(attempts, 6))) end
  from unnest($1::bigint[], $2::text[]) as e (position, reason)
  where published_at is null and outbox.position = e.position`;

/**
 * Publishes what the outbox holds: a batch, then the broker's answer for each event, then only the confirmed ones are marked.
 * Several instances share the work by part and never publish one aggregate at the same time.
 */
export class Relay {
  private readonly loop: Loop<number | null>;
  private backlog = false;
  private housekeptAt = 0;
  private monthsMadeAt = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly publisher: ConfirmPublisher,
    private readonly heldForMs: () => number = () => 0,
  ) {
    this.loop = new Loop(POLL_MS, 0, () => this.round(), failed, {
      atOnce: true,
      rhythmMs: RHYTHM_MS,
      next: (wait) => wait,
    });
  }

  start(): void {
    this.loop.start();
  }

  /** There is something to publish: do not wait for the next poll. */
  wake(): void {
    this.loop.wake();
  }

  /** Ends after the batch in hand. */
  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Stops, and publishes what was committed meanwhile; what cannot be published now waits for the next start. */
  async finish(): Promise<void> {
    await this.stop();
    const limit = performance.now() + FINISH_MS;
    while ((await this.attempt(() => this.pass())) > 0 && performance.now() < limit);
  }

  /** One batch of every `lanes`th part; returns how many events were confirmed. */
  async pass(lanes = 1, lane = 0): Promise<number> {
    if (!this.publisher.ready) return 0;
    return this.unitOfWork.system(async (tx) => {
      const parts = await tx.query<{ part: number }>(MY_PARTS, [lanes, lane]);
      if (parts.length === 0) return 0;
      // A statement of its own: what another relay marked before it let go of the lock must be seen.
      const rows = await tx.query<Row>(NEXT, [parts.map(({ part }) => part)]);
      return rows.length === 0 ? 0 : this.publish(tx, rows);
    });
  }

  private async publish(tx: Transaction, rows: readonly Row[]): Promise<number> {
    const messages = rows.map(messageOf);
    const fitting = messages.filter((message) => message.body.length <= MAX_EVENT_BYTES);
    const settled = await this.publisher.publish(fitting);
    const outcomes = new Map(
      fitting.map((message, i) => [message.messageId, settled[i] ?? 'unknown']),
    );
    const confirmed = rows.filter((row) => outcomes.get(row.id) === 'confirmed');
    const held = rows.flatMap((row) => {
      const reason = holdReason(outcomes.get(row.id));
      return reason ? [{ position: row.position, reason }] : [];
    });
    if (confirmed.length > 0) await tx.query(MARK, [confirmed.map(({ position }) => position)]);
    if (held.length > 0)
      await tx.query(HOLD, [
        held.map(({ position }) => position),
        held.map(({ reason }) => reason),
      ]);
    published.inc(confirmed.length);
    for (const { reason } of held) unpublished.inc({ outcome: reason });
    return confirmed.length;
  }

  /** With a backlog, one lane talks to the database while the other waits for the broker. */
  private async passes(): Promise<number> {
    const moved = await Promise.all([this.pass(2, 0), this.pass(2, 1)]);
    return moved[0] + moved[1];
  }

  /** How long to wait for the next one, in milliseconds; null when there is nothing left to publish. */
  private async round(): Promise<number | null> {
    const held = this.heldForMs();
    if (held > 0) return Math.min(held, POLL_MS);
    const begunAt = performance.now();
    const moved = await this.attempt(() => (this.backlog ? this.passes() : this.pass()));
    await this.housekeep().catch(failed);
    this.backlog = moved >= BATCH;
    if (moved === 0) return null;
    return this.backlog ? 0 : Math.max(0, begunAt + RHYTHM_MS - performance.now());
  }

  /** How many events the work confirmed; 0 when it failed. */
  private attempt(work: () => Promise<number>): Promise<number> {
    return work().catch((error: unknown) => {
      failed(error);
      return 0;
    });
  }

  /** Figures for the alarms, and the partitions of the coming months. */
  private async housekeep(): Promise<void> {
    const now = performance.now();
    if (this.housekeptAt !== 0 && now - this.housekeptAt < HOUSEKEEPING_MS) return;
    this.housekeptAt = now;
    const monthsDue = this.monthsMadeAt === 0 || now - this.monthsMadeAt > 3_600_000;
    const [row] = await this.unitOfWork.system(async (tx) => {
      if (monthsDue) await tx.query('select outbox_months()');
      return tx.query<{ age: number; held: number }>(`select
        coalesce((select extract(epoch from instant() - created_at) from outbox where published_at is null order by position limit 1), 0)::float8 as age,
        (select count(*) from outbox where published_at is null and held_until is not null)::int as held`);
    });
    if (monthsDue) this.monthsMadeAt = now;
    backlogAge.set(row?.age ?? 0);
    heldBack.set(row?.held ?? 0);
  }
}

export function messageOf(row: Row): OutgoingMessage {
  return {
    exchange: EVENTS_EXCHANGE,
    routingKey: routingKeyOf(row.type),
    body: Buffer.from(row.body),
    messageId: row.id,
    type: row.type,
    contentType: 'application/cloudevents+json',
    headers: { tenant: row.tenant_id, agg: row.aggregate_id, ver: row.aggregate_version },
  };
}

function failed(error: unknown): void {
  logger.warn({ err: error }, 'the outbox relay failed; retrying');
}

/** No answer holds nothing: the next pass, on a fresh connection, sends it again. */
function holdReason(settlement: Settlement | undefined): string | null {
  if (settlement === undefined) return 'event.too_large';
  return settlement === 'returned' || settlement === 'refused' ? `broker.${settlement}` : null;
}
