import type { OnApplicationShutdown } from '@nestjs/common';
import { logger } from '@tingsu/runtime';
import { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import { createHmac } from 'node:crypto';

/** Who asks does not wait longer for a count; the local network answers in a millisecond. */
const PATIENCE_MS = 100;
/** For so long Redis is not asked again after it did not answer. */
const REST_MS = 1_000;
const MOST_LOCAL = 10_000;

interface Counted {
  readonly current: number;
  /** Milliseconds until it is forgotten. */
  readonly ttl: number;
}

interface SharedCountsOptions {
  /** Left out, each instance counts for itself. */
  readonly redisUrl?: string | undefined;
  /** What is counted is an address of a person: Redis gets a keyed mark of it only. */
  readonly secret: string;
}

/**
 * Counts that all gateways share, in Redis. Without Redis each counts for itself from 0 until it is back: a limit may then be
 * reached once for each gateway, and no one is refused or kept waiting because a cache is away.
 */
export class SharedCounts implements OnApplicationShutdown {
  private readonly redis: Redis | null;
  private readonly local = new LRUCache<string, { current: number; until: number }>({
    max: MOST_LOCAL,
  });
  private restsUntil = 0;

  constructor(private readonly options: SharedCountsOptions) {
    this.redis = options.redisUrl === undefined ? null : connectTo(options.redisUrl);
  }

  /** Adds to the count of a name, which begins again after the time. */
  async add(name: string, windowMs: number, amount = 1): Promise<Counted> {
    const key = `tingsu:limits:${createHmac('sha256', `limits ${this.options.secret}`).update(name).digest('base64url').slice(0, 22)}`;
    if (this.redis && this.restsUntil <= Date.now()) {
      try {
        return await addTo(this.redis, key, windowMs, amount);
      } catch (error) {
        this.restsUntil = Date.now() + REST_MS;
        logger.warn({ err: error }, 'Redis does not count; each gateway counts for itself');
      }
    }
    return this.addLocally(key, windowMs, amount);
  }

  /** Resolves once Redis answers, or at once without one. */
  async ready(): Promise<void> {
    if (this.redis && this.redis.status !== 'ready')
      await new Promise<void>((resolve) => this.redis?.once('ready', resolve));
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }

  private addLocally(key: string, windowMs: number, amount: number): Counted {
    const now = Date.now();
    const known = this.local.get(key);
    const counted = known && known.until > now ? known : { current: 0, until: now + windowMs };
    counted.current += amount;
    this.local.set(key, counted);
    return { current: counted.current, ttl: counted.until - now };
  }
}

function connectTo(url: string): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: PATIENCE_MS,
    connectTimeout: 2_000,
    retryStrategy: (times) => Math.min(200 * times, 2_000),
  });
  redis.on('error', () => undefined);
  return redis;
}

async function addTo(
  redis: Redis,
  key: string,
  windowMs: number,
  amount: number,
): Promise<Counted> {
  const answers = await redis
    .multi()
    .incrby(key, amount)
    .pexpire(key, windowMs, 'NX')
    .pttl(key)
    .exec();
  const [current, , ttl] = (answers ?? []).map(([error, value]) => {
    if (error) throw error;
    return Number(value);
  });
  if (current === undefined || ttl === undefined) throw new Error('Redis gave up the transaction');
  return { current, ttl: Math.max(ttl, 0) };
}
