import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@tingsu/testkit';
import { Redis } from 'ioredis';
import { AlarmUnavailable, BullMqAlarmClock } from './index.js';

const redisUrl = process.env['TEST_REDIS_URL'] ?? '';
const open: BullMqAlarmClock[] = [];

function anAlarmClock(
  options: {
    redisUrl?: string;
    prefix?: string;
    canaryEveryMs?: number;
    canaryLimitMs?: number;
  } = {},
): BullMqAlarmClock {
  const clock = new BullMqAlarmClock({ redisUrl, prefix: `{test:${randomUUID()}}`, ...options });
  open.push(clock);
  return clock;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((clock) => clock.close()));
});

const armed = async (clock: BullMqAlarmClock, seconds: number[], now: Date): Promise<boolean> =>
  clock.arm(seconds, now).then(
    () => true,
    () => false,
  );

describe('the alarm clock over BullMQ', () => {
  it('rings once for a second that was armed by two instances', async () => {
    const rung: number[] = [];
    const prefix = `{test:${randomUUID()}}`;
    const [one, two] = [anAlarmClock({ prefix }), anAlarmClock({ prefix })];
    for (const clock of [one, two]) clock.listen(async (second) => void rung.push(second));
    const now = new Date();
    const second = Math.ceil(now.getTime() / 1000) + 1;

    await eventually(() => armed(one, [second], now));
    await eventually(() => armed(two, [second], now));

    await eventually(() => rung.length > 0);
    expect(Date.now()).toBeGreaterThanOrEqual(second * 1000);
    expect(rung).toEqual([second]);
  });

  it('tries a ring again whose handler failed', async () => {
    const clock = anAlarmClock();
    let calls = 0;
    clock.listen(async () => {
      calls += 1;
      if (calls === 1) throw new Error('the database was away');
    });
    const now = new Date();

    await eventually(() => armed(clock, [Math.floor(now.getTime() / 1000)], now));

    await eventually(() => calls === 2);
  });

  it('has another epoch after Redis forgot everything, so that all is armed again', async () => {
    const prefix = `{test:${randomUUID()}}`;
    const clock = anAlarmClock({ prefix });
    let before = '';
    await eventually(async () =>
      clock.epoch().then(
        (epoch) => Boolean((before = epoch)),
        () => false,
      ),
    );
    expect(await clock.epoch()).toBe(before);
    const admin = new Redis(redisUrl);
    await admin.del(`${prefix}:dl:epoch`);
    admin.disconnect();

    expect(await clock.epoch()).not.toBe(before);
  });

  it('says at once that it is unavailable while Redis is away, and is degraded', async () => {
    const clock = anAlarmClock({ redisUrl: 'redis://127.0.0.1:1' });

    await expect(clock.arm([1], new Date())).rejects.toBeInstanceOf(AlarmUnavailable);
    await expect(clock.epoch()).rejects.toBeInstanceOf(AlarmUnavailable);
    expect(clock.health().state).toBe('degraded');
  });

  it('hears its canary through the queue', async () => {
    const clock = anAlarmClock({ canaryEveryMs: 200 });
    clock.listen(async () => undefined);

    await eventually(() => clock.health().lastCanaryAt !== null);
    expect(clock.health().workersRecreated).toBe(0);
  });

  it('recreates the worker when no canary comes through', async () => {
    const clock = anAlarmClock({
      redisUrl: 'redis://127.0.0.1:1',
      canaryEveryMs: 50,
      canaryLimitMs: 100,
    });
    clock.listen(async () => undefined);

    await eventually(() => clock.health().workersRecreated > 0);
  });
});
