import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SMALLEST_CELL, withoutSmallCells } from './small-cells.js';

const countsOf = (...counts: number[]) =>
  withoutSmallCells(counts.map((count) => ({ count }))).map(({ count }) => count);

describe('g4: figures about few', () => {
  it('leave out what is below five', () => {
    expect(countsOf(9, 4, 3)).toEqual([9, null, null]);
    expect(countsOf(5, 6)).toEqual([5, 6]);
    expect(countsOf()).toEqual([]);
  });

  it('leave out a second one where the sum would give the only small one away', () => {
    expect(countsOf(20, 7, 2)).toEqual([20, null, null]);
    expect(countsOf(3)).toEqual([null]);
  });

  it('never show a small count, and never exactly one hidden beside others', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 12 }), (counts) => {
        const shown = countsOf(...counts);
        const hidden = shown.filter((count) => count === null).length;
        expect(shown.every((count) => count === null || count >= SMALLEST_CELL)).toBe(true);
        if (counts.length > 1) expect(hidden).not.toBe(1);
      }),
    );
  });
});
