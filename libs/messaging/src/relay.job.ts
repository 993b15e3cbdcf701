import type { Transaction, UnitOfWork } from '@tingsu/database';
import { logger, Loop } from '@tingsu/runtime';
import type { ConfirmPublisher } from './confirm-publisher.client.js';
import { messageOf, type Settlement } from './outgoing-message.js';
import type { StoredEvent } from './messaging.entity.js';
import { backlogAge, heldBack, published, uncoveredRows, unpublished } from './metrics.provider.js';
import {
  holdBack,
  lockParts,
  makePartitions,
  markPublished,
  outboxFigures,
  unpublishedEvents,
} from './outbox.repository.js';

const BATCH = 500;
const POLL_MS = 250;
/** Under load, batches begin no more often than this: a pass costs the same for one event as for thirty. */
const RHYTHM_MS = 40;
const HOUSEKEEPING_MS = 5_000;
const FINISH_MS = 5_000;
/**
 * In bytes. Attachments are references, so an event this large is a mistake. The largest that is none says which policies are in force: all
 * that a group has bound, composed, about a quarter of this with the shipped ones.
 */
const MAX_EVENT_BYTES = 1024 * 1024;
/**
 * Publishes what the outbox holds: a batch, then the broker's answer for each event, then only the confirmed ones are marked.
 * Several instances share the work by part and never publish one aggregate at the same time.
 */
export class Relay {
  private readonly loop: Loop<number | null>;
  private backlog = false;
  private housekeptAt = 0;
  private partitionsMadeAt = 0;

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
      const parts = await lockParts(tx, lanes, lane);
      if (parts.length === 0) return 0;
      // A statement of its own: what another relay marked before it let go of the lock must be seen.
      const rows = await unpublishedEvents(tx, parts, BATCH);
      return rows.length === 0 ? 0 : this.publish(tx, rows);
    });
  }

  private async publish(tx: Transaction, rows: readonly StoredEvent[]): Promise<number> {
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
    await markPublished(tx, confirmed);
    await holdBack(tx, held);
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
    const due = this.partitionsMadeAt === 0 || now - this.partitionsMadeAt > 3_600_000;
    const { figures, uncovered } = await this.unitOfWork.system(async (tx) => ({
      uncovered: due ? await makePartitions(tx) : null,
      figures: await outboxFigures(tx),
    }));
    if (due) this.partitionsMadeAt = now;
    if (uncovered !== null) reportUncovered(uncovered);
    backlogAge.set(figures.age);
    heldBack.set(figures.held);
  }
}

/** They are safe there, but are neither archived nor dropped. */
function reportUncovered(rows: number): void {
  uncoveredRows.set(rows);
  if (rows > 0)
    logger.error({ rows }, 'alarm: rows lie in a default partition, because no month covers them');
}

function failed(error: unknown): void {
  logger.warn({ err: error }, 'the outbox relay failed; retrying');
}

/** No answer holds nothing: the next pass, on a fresh connection, sends it again. */
function holdReason(settlement: Settlement | undefined): string | null {
  if (settlement === undefined) return 'event.too_large';
  return settlement === 'returned' || settlement === 'refused' ? `broker.${settlement}` : null;
}
