import { describe, expect, it } from '@jest/globals';
import {
  addressRule,
  charged,
  pairRule,
  secondsLocked,
  slowedMs,
  type Attempts,
} from './lock-out.js';

const rule = pairRule(5);
const start = new Date('2026-11-20T10:00:00+08:00');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const failing = (times: number, by = rule): Attempts | null =>
  Array.from({ length: times }).reduce<Attempts | null>(
    (attempts) => charged(attempts, start, by),
    null,
  );

describe('the lock of a login and an address', () => {
  it('lets four failures pass and locks at the fifth for half a minute', () => {
    expect(secondsLocked(failing(4), start)).toBe(0);
    expect(secondsLocked(failing(5), start)).toBe(30);
  });

  it('doubles with each further failure, up to a quarter of an hour', () => {
    expect([6, 7, 8, 30].map((times) => secondsLocked(failing(times), start))).toEqual([
      60, 120, 240, 900,
    ]);
  });

  it('ends by itself', () => {
    expect(secondsLocked(failing(5), after(29))).toBe(1);
    expect(secondsLocked(failing(5), after(30))).toBe(0);
  });

  it('counts an attempt that began before the one that was counted last', () => {
    expect(charged(failing(3), after(-1), rule).failures).toBe(4);
  });

  it('forgets one failure in half an hour', () => {
    expect(charged(failing(9), after(1_800), rule).failures).toBe(9);
    expect(charged(failing(9), after(4 * 1_800), rule).failures).toBe(6);
    expect(charged(failing(9), after(24 * 3600), rule).failures).toBe(1);
  });
});

describe('an address', () => {
  it('is never locked, only slowed, and is as before minutes later', () => {
    const many = failing(500, addressRule(50));
    expect(secondsLocked(many, start)).toBe(0);
    expect(slowedMs(50, 50, 3_000)).toBe(0);
    expect(slowedMs(54, 50, 3_000)).toBe(1_000);
    expect(slowedMs(500, 50, 3_000)).toBe(3_000);
    expect(charged(failing(60, addressRule(50)), after(600), addressRule(50)).failures).toBe(41);
  });
});
