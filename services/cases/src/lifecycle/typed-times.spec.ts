import { describe, expect, it } from '@jest/globals';
import { wasBefore } from './typed-times.js';

describe('a time that somebody enters', () => {
  it.each([
    ['2026-11-02T13:00:00.000Z', '2026-11-02T13:01:25.000Z', true],
    ['2026-11-02T13:01:00.000Z', '2026-11-02T13:01:25.000Z', false],
    ['2026-11-02T13:02:00.000Z', '2026-11-02T13:01:25.000Z', false],
    ['2026-11-02T21:01:00+08:00', '2026-11-02T13:01:25.000Z', false],
  ])('%s is before %s: %s', (one, other, before) => {
    expect(wasBefore(one, other)).toBe(before);
  });
});
