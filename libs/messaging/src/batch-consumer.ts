import type { Channel, ChannelModel } from 'amqplib';
import { logger } from '@tingsu/runtime';
import { type Arrived, type Delivery, deliveryOf, type Outcome, settle } from './delivery.js';
import { endWithChannel, RabbitConnection, within } from './rabbit-connection.js';

const LINGER_MS = 5;
/** A transaction costs the same for one event as for thirty: under load, batches begin no more often than this. */
const RHYTHM_MS = 60;
const DRAIN_MS = 30_000;
const CANCEL_MS = 3_000;
const FIRST_BACKOFF_MS = 200;
const MAX_BACKOFF_MS = 5_000;

export interface BatchConsumerOptions {
  readonly url: string;
  readonly queue: string;
  /** Shown in the broker's list of connections. */
  readonly name: string;
  /** Most deliveries in one batch and in flight. */
  readonly prefetch?: number;
  /** One outcome for each delivery, in order. A throw requeues all. */
  readonly handle: (deliveries: readonly Delivery[]) => Promise<readonly Outcome[]>;
  /** After a requeue nothing is taken until this resolves; by default only a pause that grows to 5 s is made. */
  readonly probe?: () => Promise<unknown>;
}

/**
 * Consumes one queue in batches: whatever has arrived while the last batch was handled. Every delivery is settled by
 * the outcome that the handler gives it, after the handler has finished, and by nothing else.
 */
export class BatchConsumer {
  private readonly connection: RabbitConnection;
  private readonly prefetch: number;
  private channel: Channel | null = null;
  private consumerTag: string | null = null;
  private buffer: Arrived[] = [];
  private timer: NodeJS.Timeout | null = null;
  private busy: Promise<void> | null = null;
  private begunAt = -RHYTHM_MS;
  private closing = false;
  private paused = false;
  private failures = 0;
  private endPause: (() => void) | null = null;

  constructor(private readonly options: BatchConsumerOptions) {
    this.prefetch = options.prefetch ?? 300;
    this.connection = new RabbitConnection({
      url: options.url,
      name: options.name,
      setup: (model) => this.setUp(model),
    });
  }

  get connected(): boolean {
    return this.connection.connected;
  }

  open(): Promise<void> {
    return this.connection.open();
  }

  /** Resolves when the queue is being consumed for the first time. */
  ready(): Promise<void> {
    return this.connection.ready();
  }

  /** Takes nothing new, finishes and settles what it has, then closes. */
  async close(): Promise<void> {
    this.closing = true;
    this.endPause?.();
    await within(CANCEL_MS, this.stopConsuming());
    this.flush();
    const limit = performance.now() + DRAIN_MS;
    while (this.busy && performance.now() < limit) await this.busy;
    // The goodbye follows the last acks on the same socket, so the broker has read them when it answers.
    await this.connection.close();
  }

  private async setUp(model: ChannelModel): Promise<void> {
    const channel = await model.createChannel();
    endWithChannel(model, channel);
    channel.on('close', () => this.forget(channel));
    await channel.prefetch(this.prefetch);
    this.channel = channel;
    if (!this.paused && !this.closing) await this.consume(channel);
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

  /** After a silence the first event waits only for its neighbours; a steady stream is taken in the rhythm of batches. */
  private schedule(): void {
    if (this.busy || this.paused || this.buffer.length === 0) return;
    if (this.buffer.length >= this.prefetch) return this.flush();
    const wait = Math.max(LINGER_MS, this.begunAt + RHYTHM_MS - performance.now());
    this.timer ??= setTimeout(() => this.flush(), wait);
  }

  private flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (this.busy || this.buffer.length === 0) return;
    const batch = this.buffer.splice(0, this.prefetch);
    this.begunAt = performance.now();
    this.busy = this.work(batch).finally(() => {
      this.busy = null;
      if (this.closing) this.flush();
      else this.schedule();
    });
  }

  private async work(batch: readonly Arrived[]): Promise<void> {
    const outcomes = await this.outcomesOf(batch);
    const someFailed = settle(batch, outcomes);
    if (!someFailed) {
      this.failures = 0;
      return;
    }
    this.failures += 1;
    if (!this.closing) void this.pause();
  }

  private async outcomesOf(batch: readonly Arrived[]): Promise<readonly Outcome[]> {
    try {
      return await this.options.handle(batch.map(({ message }) => deliveryOf(message)));
    } catch (error) {
      logger.warn(
        { queue: this.options.queue, err: error },
        'a batch could not be handled; it will come again',
      );
      return batch.map(() => 'requeue');
    }
  }

  /** While what handlers need is away, taking messages only to give them back would use up their delivery counts. */
  private async pause(): Promise<void> {
    this.paused = true;
    await this.stopConsuming();
    const given = this.buffer.splice(0);
    settle(given, given.map(() => 'requeue')); // prettier-ignore
    await this.backoff(Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (this.failures - 1)));
    while (!this.closing && !(await this.probe())) await this.backoff(1_000);
    this.paused = false;
    if (this.closing || !this.channel || this.consumerTag) return;
    await this.consume(this.channel).catch(() => undefined);
  }

  private async probe(): Promise<boolean> {
    try {
      await this.options.probe?.();
      return true;
    } catch {
      return false;
    }
  }

  private backoff(ms: number): Promise<void> {
    if (this.closing) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(done, ms);
      const self = this;
      function done() {
        clearTimeout(timer);
        self.endPause = null;
        resolve();
      }
      this.endPause = done;
    });
  }
}
