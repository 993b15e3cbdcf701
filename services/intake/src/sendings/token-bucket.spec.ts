import { describe, expect, it } from '@jest/globals';
import { fullBucket, refilled, untilToken } from './token-bucket.js';

describe('a token bucket', () => {
  it('fills up in a second, never beyond', () => {
    const empty = { ...fullBucket(10, 0), tokens: 0 };
    expect(refilled(empty, 10, 250).tokens).toBe(2.5);
    expect(refilled(empty, 10, 60_000).tokens).toBe(10);
    expect(refilled(fullBucket(10, 0), 4, 0).tokens).toBe(4);
  });

  it('says when there is a whole token, and then there is one', () => {
    const empty = { tokens: 0, at: 0 };
    expect(untilToken(fullBucket(10, 0), 10)).toBe(0);
    expect(untilToken(empty, 10)).toBe(100);
    expect(untilToken(refilled(empty, 3, 100), 3)).toBe(234);
    expect(untilToken(refilled(empty, 3, 334), 3)).toBe(0);
  });
});
