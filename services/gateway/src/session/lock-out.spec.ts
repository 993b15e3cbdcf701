import { describe, expect, it } from '@jest/globals';
import { charged, lockOutRule, secondsLocked, type Attempts } from './lock-out.js';

const rule = lockOutRule(5);
const start = new Date('2026-11-20T10:00:00+08:00');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const failing = (times: number): Attempts | null =>
  Array.from({ length: times }).reduce<Attempts | null>(
    (attempts) => charged(attempts, start, rule),
    null,
  );

describe('the lock-out', () => {
  it('lets four failures pass and locks at the fifth for half a minute', () => {
    expect(secondsLocked(failing(4), start)).toBe(0);
    expect(secondsLocked(failing(5), start)).toBe(30);
  });

  it('doubles with each further failure, up to an hour', () => {
    expect([6, 7, 8, 30].map((times) => secondsLocked(failing(times), start))).toEqual([
      60, 120, 240, 3600,
    ]);
  });

  it('ends by itself', () => {
    expect(secondsLocked(failing(5), after(29))).toBe(1);
    expect(secondsLocked(failing(5), after(30))).toBe(0);
  });

  it('starts again from zero a day after the last failure', () => {
    expect(charged(failing(9), after(24 * 3600 + 1), rule).failures).toBe(1);
  });
});
