import type { Channel, ChannelModel } from 'amqplib';
import { logger, Loop, within } from '@tingsu/runtime';
import { type BatchSizes, firstSizes, sizesAfter } from './batch-size.js';
import {
  type Arrived,
  type Delivery,
  deliveryOf,
  type Outcome,
  settle,
} from './delivery.adapter.js';
import { endWithChannel, RabbitConnection } from './rabbit-connection.client.js';

const LINGER_MS = 5;
/** A transaction costs the same for one event as for thirty: under load, batches begin no more often than this. */
const RHYTHM_MS = 60;
const DRAIN_MS = 30_000;
const CANCEL_MS = 3_000;
const FIRST_BACKOFF_MS = 200;
const MAX_BACKOFF_MS = 5_000;
const PROBE_MS = 1_000;
/** Arrivals end the pause. */
const IDLE_MS = 60_000;
/** An outage that lasts longer gives the messages back to the broker once, for another instance that may be healthy. */
const HOLD_MS = 60_000;
const RETRY_DELAYS_MS = [200, 1_000, 5_000];

export interface BatchConsumerOptions {
  readonly url: string;
  readonly queue: string;
  /** Shown in the broker's list of connections. */
  readonly name: string;
  /** Most deliveries in one batch and in flight; a batch takes fewer while batches take long. */
  readonly prefetch?: number;
  /** One outcome for each delivery, in order. A throw means `later` for all. */
  readonly handle: (deliveries: readonly Delivery[]) => Promise<readonly Outcome[]>;
  /** After an outage nothing is handled until this resolves; by default only a pause that grows to 5 s is made. */
  readonly probe?: () => Promise<unknown>;
  /** Pauses before the second, third … try of a message with the outcome `retry`, in milliseconds. */
  readonly retryDelaysMs?: readonly number[];
  /** How long messages are held during an outage before the broker gets them back, in milliseconds. */
  readonly holdMs?: number;
}

/**
 * Consumes one queue in batches: what has arrived while the last batch was handled. Every delivery is settled by the
 * outcome that the handler gives it, after the handler has finished, and by nothing else. During an outage deliveries
 * are held unacknowledged and handled again when it is over: the broker counts no delivery, so its limit is never reached.
 */
export class BatchConsumer {
  private readonly connection: RabbitConnection;
  private readonly prefetch: number;
  private sizes: BatchSizes;
  private readonly holdMs: number;
  private channel: Channel | null = null;
  private consumerTag: string | null = null;
  private buffer: Arrived[] = [];
  /** Failed deliveries: how many tries they had, and when the next is due (Infinity once it is in the buffer). */
  private readonly tries = new Map<Arrived, { readonly count: number; readonly dueAt: number }>();
  private readonly loop: Loop<number | null>;
  /** When the outage began that holds the buffer; null without one. */
  private outageSince: number | null = null;
  /** How many batches in a row an outage ended. */
  private outages = 0;
  private begunAt = -RHYTHM_MS;
  private closing = false;

  constructor(private readonly options: BatchConsumerOptions) {
    this.prefetch = options.prefetch ?? 300;
    this.sizes = firstSizes(this.prefetch);
    this.holdMs = options.holdMs ?? HOLD_MS;
    this.connection = new RabbitConnection({
      url: options.url,
      name: options.name,
      setup: (model) => this.setUp(model),
    });
    this.loop = new Loop(
      IDLE_MS,
      0,
      () => this.round(),
      (error) => logger.error({ queue: options.queue, err: error }, 'a batch failed'),
      { next: (wait) => wait },
    );
  }

  get connected(): boolean {
    return this.connection.connected;
  }

  open(): Promise<void> {
    this.loop.start();
    return this.connection.open();
  }

  /** Resolves when the queue is being consumed for the first time. */
  ready(): Promise<void> {
    return this.connection.ready();
  }

  /** Takes nothing new, finishes and settles what it has, then closes. What an outage holds, the broker delivers again. */
  async close(): Promise<void> {
    this.closing = true;
    await within(CANCEL_MS, this.stopConsuming(), undefined);
    const limit = performance.now() + DRAIN_MS;
    await within(DRAIN_MS, this.loop.stop(), undefined);
    while (this.outageSince === null && this.buffer.length > 0 && performance.now() < limit)
      await this.handleBatch();
    // The goodbye follows the last acks on the same socket, so the broker has read them when it answers.
    await this.connection.close();
  }

  private async setUp(model: ChannelModel): Promise<void> {
    const channel = await model.createChannel();
    endWithChannel(model, channel);
    channel.on('close', () => this.forget(channel));
    await channel.prefetch(this.prefetch);
    this.channel = channel;
    if (this.outageSince === null && !this.closing) await this.consume(channel);
  }

  private async consume(channel: Channel): Promise<void> {
    const { consumerTag } = await channel.consume(this.options.queue, (message) => {
      if (message) this.arrive({ message, channel });
      // The broker took the consumer away, e.g. because the queue was deleted: start over, loudly if that fails.
      else void channel.close().catch(() => undefined);
    });
    this.consumerTag = consumerTag;
  }

  /** What came over a dead channel is delivered again; settling it elsewhere would be an error. */
  private forget(channel: Channel): void {
    this.buffer = this.buffer.filter((arrived) => arrived.channel !== channel);
    for (const arrived of this.tries.keys())
      if (arrived.channel === channel) this.tries.delete(arrived);
    if (this.channel !== channel) return;
    this.channel = null;
    this.consumerTag = null;
  }

  private async stopConsuming(): Promise<void> {
    const { channel, consumerTag } = this;
    this.consumerTag = null;
    if (channel && consumerTag) await channel.cancel(consumerTag).catch(() => undefined);
  }

  private arrive(arrived: Arrived): void {
    this.buffer.push(arrived);
    this.schedule();
  }

  /** After a silence the first delivery waits only for its neighbours; a steady stream is taken in the rhythm of batches. */
  private schedule(): void {
    const rhythm = this.begunAt + RHYTHM_MS - performance.now();
    if (this.buffer.length >= this.sizes.next) this.loop.wake();
    else if (this.buffer.length > 0) this.loop.wakeIn(Math.max(LINGER_MS, rhythm));
  }

  /** Handles what has arrived. Returns how long to wait for the next round, in milliseconds; null until something arrives. */
  private async round(): Promise<number | null> {
    if (this.outageSince !== null && !(await this.outageIsOver(this.outageSince)))
      return Math.min(PROBE_MS, this.holdMs);
    this.takeDue();
    await this.handleBatch();
    if (this.outageSince !== null)
      return Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (this.outages - 1));
    for (const { dueAt } of this.tries.values()) this.loop.wakeIn(dueAt - performance.now());
    this.schedule();
    return null;
  }

  private async handleBatch(): Promise<void> {
    const batch = this.buffer.splice(0, this.sizes.next);
    if (batch.length === 0) return;
    this.begunAt = performance.now();
    const outcomes = await this.outcomesOf(batch);
    this.sizes = sizesAfter(this.sizes, batch.length, performance.now() - this.begunAt);
    const held: Arrived[] = [];
    batch.forEach((arrived, i) => {
      const outcome = outcomes[i] ?? 'later';
      if (outcome === 'later') held.push(arrived);
      else if (outcome === 'retry') this.tryAgain(arrived);
      else this.done(arrived, outcome);
    });
    if (held.length === 0) {
      this.outages = 0;
      return;
    }
    this.buffer = [...held.filter(({ channel }) => channel === this.channel), ...this.buffer];
    this.outages += 1;
    this.outageSince = performance.now();
  }

  private async outcomesOf(batch: readonly Arrived[]): Promise<readonly Outcome[]> {
    try {
      return await this.options.handle(batch.map(({ message }) => deliveryOf(message)));
    } catch (error) {
      logger.warn(
        { queue: this.options.queue, err: error },
        'a batch could not be handled now; retrying',
      );
      return batch.map(() => 'later');
    }
  }

  private done(arrived: Arrived, outcome: 'ack' | 'dead_letter'): void {
    this.tries.delete(arrived);
    settle(arrived, outcome);
  }

  /** After a pause, while the others pass. */
  private tryAgain(arrived: Arrived): void {
    const count = (this.tries.get(arrived)?.count ?? 0) + 1;
    const delay = (this.options.retryDelaysMs ?? RETRY_DELAYS_MS)[count - 1];
    if (delay === undefined) return this.done(arrived, 'dead_letter');
    this.tries.set(arrived, { count, dueAt: performance.now() + delay });
  }

  private takeDue(): void {
    const now = performance.now();
    for (const [arrived, { count, dueAt }] of this.tries) {
      if (dueAt > now) continue;
      this.buffer.push(arrived);
      this.tries.set(arrived, { count, dueAt: Infinity });
    }
  }

  /** Messages are held while it lasts; only when it lasts long does the broker get them back. */
  private async outageIsOver(since: number): Promise<boolean> {
    const over = await this.probe();
    if (this.closing) return false;
    if (!over) {
      if (performance.now() - since > this.holdMs) await this.giveBack();
      return false;
    }
    this.outageSince = null;
    const { channel } = this;
    if (channel && !this.consumerTag) await this.consume(channel).catch(() => undefined);
    return true;
  }

  private async giveBack(): Promise<void> {
    await this.stopConsuming();
    for (const arrived of this.buffer.splice(0)) {
      this.tries.delete(arrived);
      settle(arrived, 'requeue');
    }
  }

  private async probe(): Promise<boolean> {
    try {
      await this.options.probe?.();
      return true;
    } catch {
      return false;
    }
  }
}
