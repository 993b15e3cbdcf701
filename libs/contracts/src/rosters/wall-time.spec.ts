import { describe, expect, it } from '@jest/globals';
import { daysLater, holesOf, isMonday, mondayOf } from './wall-time.js';

const duty = (from: string, to: string) => ({ personId: '何', from, to });

describe('times on the wall', () => {
  it('know their week', () => {
    expect(['2026-11-23', '2026-11-29', '2026-11-30'].map(mondayOf)).toEqual([
      '2026-11-23',
      '2026-11-23',
      '2026-11-30',
    ]);
    expect([isMonday('2026-11-23'), isMonday('2026-11-24')]).toEqual([true, false]);
    expect(daysLater('2026-12-31T08:00', 7)).toBe('2027-01-07T08:00');
  });

  it('show the holes of a week, whatever a form has not finished', () => {
    const duties = [
      duty('2026-11-22T20:00', '2026-11-29T17:00'),
      duty('2026-11-29T18:00', '2026-11-29T18:00'),
    ];
    expect(holesOf(duties, '2026-11-23')).toEqual([
      { from: '2026-11-29T17:00', to: '2026-11-30T00:00' },
    ]);
  });
});
