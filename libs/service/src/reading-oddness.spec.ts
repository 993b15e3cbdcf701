import { describe, expect, it } from '@jest/globals';
import { isOdd, type OddnessFigures } from './reading-oddness.js';

const figures: OddnessFigures = {
  least: { read: 40, revealed: 10, taken_out: 5, refused: 10 },
  times: 3,
};

describe('a day of reading is odd', () => {
  it('when it is far above what the person usually reads, and not little', () => {
    expect(isOdd('read', { count: 90, usual: 30 }, figures)).toBe(true);
    expect(isOdd('read', { count: 89, usual: 30 }, figures)).toBe(false);
    expect(isOdd('read', { count: 39, usual: 1 }, figures)).toBe(false);
  });

  it('when someone new begins with much', () => {
    expect(isOdd('revealed', { count: 10, usual: 0 }, figures)).toBe(true);
    expect(isOdd('revealed', { count: 9, usual: 0 }, figures)).toBe(false);
  });

  it('when much was refused, however often that happens', () => {
    expect(isOdd('refused', { count: 10, usual: 50 }, figures)).toBe(true);
    expect(isOdd('refused', { count: 9, usual: 0 }, figures)).toBe(false);
  });
});
