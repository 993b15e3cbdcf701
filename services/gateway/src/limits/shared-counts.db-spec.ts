import { afterEach, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { SharedCounts } from './shared-counts.client.js';

const redisUrl = process.env['TEST_REDIS_URL'] ?? '';
const open: SharedCounts[] = [];
const gateway = (url: string | undefined, secret = randomUUID()): SharedCounts => {
  const counts = new SharedCounts({ redisUrl: url, secret });
  open.push(counts);
  return counts;
};
afterEach(() => open.splice(0).forEach((counts) => counts.onApplicationShutdown()));

it('S-26: what one gateway counts, the others count on', async () => {
  const secret = randomUUID();
  const [one, other] = [gateway(redisUrl, secret), gateway(redisUrl, secret)];
  await Promise.all([one.ready(), other.ready()]);
  expect((await one.add('an address', 60_000)).current).toBe(1);
  const again = await other.add('an address', 60_000, 5);
  expect(again.current).toBe(6);
  expect(again.ttl).toBeGreaterThan(50_000);
  expect((await other.add('another address', 60_000)).current).toBe(1);
});

it('S-26: without Redis each counts for itself, and keeps no one waiting', async () => {
  const alone = gateway('redis://127.0.0.1:1');
  const began = performance.now();
  const counts = [];
  for (let i = 0; i < 20; i++) counts.push((await alone.add('an address', 60_000)).current);
  expect(counts).toEqual(Array.from({ length: 20 }, (_, place) => place + 1));
  expect(performance.now() - began).toBeLessThan(1_000);
});

it('S-26: Redis learns no address', async () => {
  const secret = randomUUID();
  const counts = gateway(redisUrl, secret);
  await counts.ready();
  await counts.add('192.0.2.77', 60_000);
  const redis = new Redis(redisUrl);
  try {
    const keys = await redis.keys('*tingsu:limits:*');
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.join()).not.toContain('192.0.2');
    for (const key of keys) expect(await redis.pttl(key)).toBeGreaterThan(0);
  } finally {
    redis.disconnect();
  }
});
