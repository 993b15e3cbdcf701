import { describe, expect, it } from '@jest/globals';
import { china, policyOf } from '../shipped.fixture.js';
import { calendarOf } from './calendar.js';
import { missingYear } from './reminder.js';

const rule = policyOf('tcm-yulin', 'group-default').calendarReminder;
const calendar = china();

describe('the reminder of a missing year (calendar rules 3.3)', () => {
  it.each([
    ['2026-09-30', null],
    ['2026-10-01', { every: 'week', dueToday: true }],
    ['2026-10-02', { every: 'week', dueToday: false }],
    ['2026-10-08', { every: 'week', dueToday: true }],
    ['2026-11-14', { every: 'week', dueToday: false }],
    ['2026-11-15', { every: 'day', dueToday: true }],
    ['2026-12-31', { every: 'day', dueToday: true }],
  ])('on %s says %j', (today, expected) => {
    const answer = missingYear(rule, calendar, today);
    if (expected === null) expect(answer).toBeNull();
    else expect(answer).toMatchObject({ year: 2027, since: '2026-10-01', ...expected });
  });

  it('is silent once the year is published, and where the policy wants none', () => {
    expect(missingYear(rule, calendar, '2025-12-01')).toBeNull();
    expect(missingYear(null, calendar, '2026-12-01')).toBeNull();
    const published = calendarOf({
      id: 'x',
      years: [{ year: 2027, status: 'published' }],
      days: [],
    });
    expect(missingYear(rule, published, '2026-12-01')).toBeNull();
  });
});
