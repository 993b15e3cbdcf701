import { describe, expect, it } from '@jest/globals';
import { seatsNeeded } from './quorum.js';

describe('the quorum of a committee', () => {
  it('is more than half where the policy says nothing', () => {
    expect([2, 3, 4, 5, 9].map((seats) => seatsNeeded(undefined, seats))).toEqual([2, 2, 3, 3, 5]);
  });

  it('is a number, a share, or the larger of both', () => {
    expect(seatsNeeded({ members: 5 }, 9)).toBe(5);
    expect([3, 6, 7].map((seats) => seatsNeeded({ share: 0.667 }, seats))).toEqual([2, 4, 5]);
    expect(seatsNeeded({ share: 0.5, above: true, members: 3 }, 4)).toBe(3);
    expect(seatsNeeded({ share: 0.5, members: 3 }, 4)).toBe(3);
    expect(seatsNeeded({ share: 1 }, 7)).toBe(7);
  });
});
