import { describe, expect, it } from '@jest/globals';
import { type AttemptLimit, secondsToWait, stillUsed } from './attempt-limits.js';
import { networkOf } from './network.js';

const limit: AttemptLimit = { atOnce: 3, everyMinutes: 10 };
const noon = new Date('2026-11-27T04:00:00Z');
const later = (minutes: number): Date => new Date(noon.getTime() + minutes * 60_000);

describe('attempts', () => {
  it('are free until the limit is used up, and come back one after the other', () => {
    expect([null, { level: 2, at: noon }].map((used) => secondsToWait(used, limit, noon))).toEqual([
      0, 0,
    ]);
    const all = { level: 3, at: noon };
    const waits = [0, 5, 10, 60].map((minutes) => secondsToWait(all, limit, later(minutes)));
    expect(waits).toEqual([600, 300, 0, 0]);
    expect([5, 60].map((minutes) => stillUsed(all, limit, later(minutes)))).toEqual([2.5, 0]);
  });

  it('do not come back because a clock was set back', () => {
    expect(secondsToWait({ level: 3, at: later(60) }, limit, noon)).toBe(600);
  });
});

describe('the network of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:0:1:aaaa::1', '2001:db8:0:1'],
    ['2001:0DB8:0000:0001::2', '2001:db8:0:1'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['', ''],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
