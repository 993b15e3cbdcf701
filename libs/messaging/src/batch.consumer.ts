import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel, ChannelModel } from 'amqplib';
import { logger, within } from '@tingsu/runtime';
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
/** An outage that lasts longer gives the messages back to the broker once, for another instance that may be healthy. */
const HOLD_MS = 60_000;
const RETRY_DELAYS_MS = [200, 1_000, 5_000];

export interface BatchConsumerOptions {
  readonly url: string;
  readonly queue: string;
  /** Shown in the broker's list of connections. */
  readonly name: string;
  /** Most deliveries in one batch and in flight. */
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
  private channel: Channel | null = null;
  private consumerTag: string | null = null;
  private buffer: Arrived[] = [];
  /** Held for their next try, with how many they have had. */
  private readonly tries = new Map<Arrived, number>();
  private timer: NodeJS.Timeout | null = null;
  private busy: Promise<void> | null = null;
  private begunAt = -RHYTHM_MS;
  private paused = false;
  private outages = 0;
  private readonly closing = new AbortController();

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

  /** Takes nothing new, finishes and settles what it has, then closes. What an outage holds, the broker delivers again. */
  async close(): Promise<void> {
    this.closing.abort();
    await within(CANCEL_MS, this.stopConsuming(), undefined);
    if (this.paused) this.buffer = [];
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
    if (!this.paused && !this.closing.signal.aborted) await this.consume(channel);
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
    if (this.busy || this.paused || this.buffer.length === 0) return;
    const batch = this.buffer.splice(0, this.prefetch);
    this.begunAt = performance.now();
    this.busy = this.work(batch).finally(() => {
      this.busy = null;
      if (this.closing.signal.aborted) this.flush();
      else this.schedule();
    });
  }

  private async work(batch: readonly Arrived[]): Promise<void> {
    const outcomes = await this.outcomesOf(batch);
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
    this.paused = true;
    if (!this.closing.signal.aborted) void this.waitForEnd();
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

  /** Alone and after a pause, while the others pass. */
  private tryAgain(arrived: Arrived): void {
    const tries = (this.tries.get(arrived) ?? 0) + 1;
    const delay = (this.options.retryDelaysMs ?? RETRY_DELAYS_MS)[tries - 1];
    if (delay === undefined) return this.done(arrived, 'dead_letter');
    this.tries.set(arrived, tries);
    void this.pause(delay).then(() => {
      if (this.tries.has(arrived) && !this.closing.signal.aborted) this.arrive(arrived);
    });
  }

  /** Messages are held meanwhile; only when it lasts does the broker get them back. */
  private async waitForEnd(): Promise<void> {
    const since = performance.now();
    await this.pause(Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (this.outages - 1)));
    while (!this.closing.signal.aborted && !(await this.probe())) {
      if (performance.now() - since > (this.options.holdMs ?? HOLD_MS)) await this.giveBack();
      await this.pause(Math.min(1_000, this.options.holdMs ?? HOLD_MS));
    }
    if (this.closing.signal.aborted) return;
    this.paused = false;
    const { channel } = this;
    if (channel && !this.consumerTag) await this.consume(channel).catch(() => undefined);
    this.schedule();
  }

  private async giveBack(): Promise<void> {
    await this.stopConsuming();
    for (const arrived of this.buffer.splice(0)) settle(arrived, 'requeue');
  }

  private async probe(): Promise<boolean> {
    try {
      await this.options.probe?.();
      return true;
    } catch {
      return false;
    }
  }

  /** Ends early when the consumer closes. */
  private async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.closing.signal }).catch(() => undefined);
  }
}
