import { describe, expect, it } from '@jest/globals';
import { mergeShipped } from './shipped-calendars.js';

const year = (status: 'published' | 'provisional', ...dates: string[]) => ({
  id: 'CN',
  years: [
    { year: 2026, status: 'published' as const },
    { year: 2027, status },
  ],
  days: ['2026-10-01', ...dates].map((date) => ({ date, kind: 'off' as const, name: '假' })),
});
const shipped = year('provisional');
const merged = (current: ReturnType<typeof year>, after: ReturnType<typeof year>) =>
  mergeShipped([current], new Map([['CN', shipped]]), [after])[0];

describe('calendars after an update of the product', () => {
  it('stay as the hospital published them when the product brings the same again', () => {
    const own = year('published', '2027-01-01');
    expect(merged(own, shipped)).toEqual(own);
  });

  it('keep a published year against a provisional one, and take what the update changed in others', () => {
    const own = year('published', '2027-01-01');
    const update = {
      ...year('provisional', '2027-02-06'),
      days: [{ date: '2026-10-02', kind: 'off' as const, name: '假' }],
    };
    expect(merged(own, update)?.days.map(({ date }) => date)).toEqual(['2026-10-02', '2027-01-01']);
  });

  it('take the published year that an update brings, and calendars that are new', () => {
    const update = year('published', '2027-01-01');
    expect(merged(shipped, update)).toEqual(update);
    expect(
      mergeShipped([shipped], new Map(), [{ ...shipped, id: 'TW' }]).map(({ id }) => id),
    ).toEqual(['TW', 'CN']);
  });
});
