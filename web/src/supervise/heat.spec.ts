import { describe, expect, it } from '@jest/globals';
import { heatOf } from './heat';

describe('the heat of a number', () => {
  it('is none for nothing and the highest for the largest of its column', () => {
    expect([heatOf(0, 9), heatOf(0, 0), heatOf(9, 9)]).toEqual([0, 0, 4]);
  });

  it('rises in quarters of the largest', () => {
    expect([1, 2, 3, 4].map((count) => heatOf(count, 4))).toEqual([1, 2, 3, 4]);
  });
});
