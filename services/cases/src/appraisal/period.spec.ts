import { describe, expect, it } from '@jest/globals';
import { spanOf } from './period.js';

const spanIn = (period: string): string[] => {
  const { from, to } = spanOf({ campuses: [], period, timeZone: 'Asia/Shanghai' });
  return [from, to].map((at) => at.toISOString());
};

describe('the period of an appraisal', () => {
  it.each([
    ['2026-11', '2026-10-31T16:00:00.000Z', '2026-11-30T16:00:00.000Z'],
    ['2026-12', '2026-11-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    ['2026', '2025-12-31T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
  ])('%s begins and ends at midnight of the house', (period, from, to) => {
    expect(spanIn(period)).toEqual([from, to]);
  });
});
