import { randomUUID } from 'node:crypto';
import { Queue, Worker, type Job } from 'bullmq';
import { Redis } from 'ioredis';
import { within } from '@tingsu/runtime';
import { AlarmUnavailable, type AlarmClock, type AlarmHealth } from './alarm-clock.js';
import { Canary } from './canary.job.js';

export interface BullMqAlarmClockOptions {
  readonly redisUrl: string;
  /** Keys start with it; braces keep a queue in one slot of a cluster. */
  readonly prefix?: string;
  readonly concurrency?: number;
  readonly canaryEveryMs?: number;
  /** Without a canary for this long, the worker is recreated; after twice as long, `onStuck` is called. */
  readonly canaryLimitMs?: number;
  /** The worker stays deaf although Redis answers; a restart of the process is the only cure left. */
  readonly onStuck?: () => void;
  readonly log?: (level: 'info' | 'warn' | 'error', message: string, error?: unknown) => void;
}

const QUEUE = 'alarms';

interface Listener {
  readonly worker: Worker;
  /** Once set, its connections stop trying to come back. */
  abandoned: boolean;
}

/** Alarms as BullMQ delayed jobs, one a second that has something due; the job id is the second. */
export class BullMqAlarmClock implements AlarmClock {
  private readonly prefix: string;
  private readonly producer: Redis;
  private queue: Queue | undefined;
  private readonly canary: Canary;
  private worker: Listener | undefined;
  private ring: ((second: number) => Promise<void>) | undefined;
  private closed = false;

  constructor(private readonly options: BullMqAlarmClockOptions) {
    this.prefix = options.prefix ?? '{tingsu:deadlines}';
    // Fails at once while Redis is away instead of queueing in memory: the armer comes again in a second.
    this.producer = new Redis(options.redisUrl, {
      maxRetriesPerRequest: 1,
      enableOfflineQueue: false,
      connectTimeout: 2_000,
      retryStrategy: (times) => Math.min(200 * times, 1_000),
    });
    this.producer.on('error', () => undefined);
    this.canary = new Canary({
      everyMs: options.canaryEveryMs ?? 15_000,
      limitMs: options.canaryLimitMs ?? 60_000,
      send: (id, delay) => this.sendCanary(id, delay),
      recreate: () => this.recreateWorker(),
      stuck: () => options.onStuck?.(),
      failed: (error) => this.log('warn', 'could not watch over the alarm worker', error),
    });
  }

  async arm(seconds: readonly number[], now: Date): Promise<void> {
    const jobs = seconds.map((second) => ({
      name: 'ring',
      data: { second },
      opts: { jobId: `s-${second}`, delay: Math.max(0, second * 1000 - now.getTime()) },
    }));
    await this.reach(() => this.readyQueue().addBulk(jobs));
  }

  epoch(): Promise<string> {
    return this.reach(async () => {
      const key = `${this.prefix}:dl:epoch`;
      const known = await this.producer.get(key);
      if (known) return known;
      await this.producer.set(key, randomUUID(), 'NX');
      const made = await this.producer.get(key);
      if (!made) throw new Error('The epoch vanished while it was written');
      return made;
    });
  }

  listen(ring: (second: number) => Promise<void>): void {
    this.ring = ring;
    this.worker = this.createWorker();
    this.canary.start();
  }

  health(): AlarmHealth {
    return {
      state: this.producer.status === 'ready' && !this.canary.overdue ? 'up' : 'degraded',
      lastCanaryAt: this.canary.lastAt,
      workersRecreated: this.canary.recreated,
    };
  }

  async close(): Promise<void> {
    this.closed = true;
    // A frozen Redis answers no probe.
    await within(1_000, this.canary.stop(), undefined);
    await closeWithin(this.worker, 5_000);
    await this.queue?.close().catch(() => undefined);
    this.producer.disconnect();
  }

  /** Made on the first use with Redis at hand: a queue that meets a dead connection when it is made stays broken. */
  private readyQueue(): Queue {
    if (this.producer.status !== 'ready') throw new Error('Redis is not connected');
    if (this.queue) return this.queue;
    this.queue = new Queue(QUEUE, {
      connection: this.producer,
      prefix: this.prefix,
      defaultJobOptions: {
        attempts: 5,
        backoff: { type: 'exponential', delay: 500 },
        // A kept job would silently swallow the next one with its id.
        removeOnComplete: true,
        removeOnFail: true,
      },
    });
    this.queue.on('error', (error) => this.log('warn', 'Alarm queue error', error));
    return this.queue;
  }

  private createWorker(): Listener {
    const life = { abandoned: false };
    const worker = new Worker(QUEUE, (job) => this.work(job), {
      connection: {
        url: this.options.redisUrl,
        maxRetriesPerRequest: null,
        // BullMQ's own default waits up to 20 s after Redis is back.
        retryStrategy: (times: number) => (life.abandoned ? null : Math.min(200 * times, 1_000)),
      },
      prefix: this.prefix,
      concurrency: this.options.concurrency ?? 20,
      drainDelay: 5,
      lockDuration: 30_000,
      stalledInterval: 15_000,
      maxStalledCount: 10,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    });
    worker.on('error', (error) => this.log('warn', 'Alarm worker error', error));
    return Object.assign(life, { worker });
  }

  private async work(job: Job<{ second?: number; canary?: string }>): Promise<void> {
    if (job.name === 'canary') this.canary.arrived();
    else if (typeof job.data.second === 'number') await this.ring?.(job.data.second);
  }

  private async sendCanary(id: string, delay: number): Promise<void> {
    await this.readyQueue().add('canary', { canary: id }, { jobId: `canary-${id}`, delay });
  }

  /** True when Redis answers, so that silence is the worker's fault. */
  private async recreateWorker(): Promise<boolean> {
    if (this.closed) return false;
    const reachable = await this.producer.ping().then(
      () => true,
      () => false,
    );
    const silent = this.worker;
    this.worker = this.createWorker();
    this.log('warn', 'no canary came through the alarm queue; recreating the worker');
    void closeWithin(silent, 5_000);
    return reachable;
  }

  private async reach<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw new AlarmUnavailable(error);
    }
  }

  private log(level: 'info' | 'warn' | 'error', message: string, error?: unknown): void {
    if (!this.closed) this.options.log?.(level, message, error);
  }
}

/** Lets rings in flight end. While Redis is away the worker cannot say goodbye; then it is left to die. */
async function closeWithin(listener: Listener | undefined, ms: number): Promise<void> {
  if (!listener) return;
  const closing = listener.worker.close().catch(() => undefined);
  listener.abandoned = true;
  await within(ms, closing, undefined);
}
