import { describe, expect, it } from '@jest/globals';
import { Loop } from './loop.timer.js';

const HOUR_MS = 3_600_000;

/** Rounds that the test ends one by one; `begun` counts them. */
function rounds() {
  const begun: (() => void)[] = [];
  const waiting: (() => void)[] = [];
  let count = 0;
  return {
    get count() {
      return count;
    },
    work: (): Promise<void> => {
      count += 1;
      begun.shift()?.();
      return new Promise((end) => waiting.push(end));
    },
    next: () => new Promise<void>((resolve) => begun.push(resolve)),
    end: () => waiting.shift()?.(),
  };
}
const fail = (error: unknown) => {
  throw error;
};

describe('a loop', () => {
  it('begins at once where it should, and again when it is woken', async () => {
    const work = rounds();
    const loop = new Loop(HOUR_MS, 0, work.work, fail, { atOnce: true });
    const first = work.next();
    loop.start();
    await first;
    work.end();
    const second = work.next();
    loop.wake();
    await second;
    work.end();
    await loop.stop();
    expect(work.count).toBe(2);
  });

  it('never runs two rounds at once, and keeps a wake that came during a round', async () => {
    const work = rounds();
    const loop = new Loop(HOUR_MS, 0, work.work, fail, { atOnce: true });
    const first = work.next();
    loop.start();
    await first;
    loop.wake();
    loop.wake();
    expect(work.count).toBe(1);
    const second = work.next();
    work.end();
    await second;
    work.end();
    await loop.stop();
    expect(work.count).toBe(2);
  });

  it('pauses no longer than to the earliest time that it was told of', async () => {
    const work = rounds();
    const loop = new Loop(HOUR_MS, 0, work.work, fail);
    const first = work.next();
    const begunAt = performance.now();
    loop.start();
    loop.wakeIn(HOUR_MS / 2);
    loop.wakeIn(20);
    loop.wakeIn(HOUR_MS / 3);
    await first;
    expect(performance.now() - begunAt).toBeGreaterThan(15);
    const second = work.next();
    loop.wakeIn(5);
    work.end();
    await second;
    work.end();
    await loop.stop();
    expect(work.count).toBe(2);
  });

  it('goes on without a pause for as long as the result asks for it', async () => {
    let left = 3;
    const emptied = new Promise<void>((resolve) => {
      const loop = new Loop(HOUR_MS, 0, async () => --left, fail, {
        atOnce: true,
        next: (open) => {
          if (open > 0) return 0;
          void loop.stop().then(resolve);
          return null;
        },
      });
      loop.start();
    });
    await emptied;
    expect(left).toBe(0);
  });

  it('reports a failed round and runs the next one', async () => {
    const failures: unknown[] = [];
    const work = rounds();
    const second = work.next();
    let first = true;
    const loop: Loop = new Loop(
      HOUR_MS,
      0,
      async () => {
        if (!first) return work.work();
        first = false;
        loop.wake();
        throw new Error('away');
      },
      (error) => failures.push(error),
      { atOnce: true },
    );
    loop.start();
    await second;
    work.end();
    await loop.stop();
    expect(failures).toHaveLength(1);
  });

  it('ends after the round in flight, and at once when it rests', async () => {
    const work = rounds();
    const loop = new Loop(HOUR_MS, 0, work.work, fail);
    loop.start();
    await loop.stop();
    expect(work.count).toBe(0);
    const resting = new Loop(HOUR_MS, 0, work.work, fail, { atOnce: true });
    const first = work.next();
    resting.start();
    await first;
    let ended = false;
    const stopped = resting.stop().then(() => (ended = true));
    await Promise.resolve();
    expect(ended).toBe(false);
    work.end();
    await stopped;
  });
});
