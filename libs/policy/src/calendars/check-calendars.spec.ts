import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { shippedCalendar } from '../shipped.fixture.js';
import type { CalendarData } from './calendar-data.js';
import { checkCalendars } from './check-calendars.js';

const base: CalendarData = {
  id: 'CN',
  years: [{ year: 2026, status: 'published' }],
  days: [{ date: '2026-01-01', kind: 'off', name: '元旦' }],
};
const campus: CalendarData = {
  ...base,
  id: 'east',
  parent: 'CN',
  scope: { level: 'campus', code: 'east' },
};
const codes = (...calendars: CalendarData[]) =>
  checkCalendars(calendars).map((one) => `${one.policy}${one.path} ${one.code}`);

describe('the check of calendars', () => {
  it('finds nothing in what ships, and nothing in a sound layer', () => {
    const shipped = readdirSync(new URL('../../../../deploy/calendars', import.meta.url)).map(
      shippedCalendar,
    );
    expect(checkCalendars(shipped)).toEqual([]);
    expect(codes(base, campus)).toEqual([]);
  });

  it.each<[string, readonly CalendarData[], string]>([
    [
      'a parent that is not there',
      [base, { ...campus, parent: 'CM' }],
      'east/parent calendar.parent.unknown',
    ],
    [
      'a layer that refines itself',
      [
        { ...campus, id: 'a', parent: 'b' },
        { ...campus, id: 'b', parent: 'a', scope: { level: 'group', code: null } },
      ],
      'a/parent calendar.parent.cycle',
    ],
    [
      'a campus without a parent',
      [{ ...campus, parent: null }],
      'east/parent calendar.parent.missing',
    ],
    [
      'a campus without its code',
      [base, { ...campus, scope: { level: 'campus', code: null } }],
      'east/scope/code calendar.scope.code',
    ],
    [
      'a country with a code',
      [{ ...base, scope: { level: 'country', code: 'x' } }],
      'CN/scope/code calendar.scope.wide',
    ],
    [
      'a group below a campus',
      [
        base,
        campus,
        { ...campus, id: 'group', parent: 'east', scope: { level: 'group', code: null } },
      ],
      'group/scope/level calendar.level.order',
    ],
    [
      'two layers for one campus',
      [base, campus, { ...campus, id: 'east2' }],
      'east2/scope calendar.scope.repeated',
    ],
    ['two calendars of one name', [base, { ...base }], 'CN/id calendar.id.repeated'],
    [
      'a year listed twice',
      [{ ...base, years: [...base.years, ...base.years] }],
      'CN/years/1/year calendar.year.repeated',
    ],
    [
      'a published year without a holiday',
      [{ ...base, days: [] }],
      'CN/years/0/status calendar.year.empty',
    ],
    [
      'a year beyond the range',
      [{ ...base, years: [{ year: 1999, status: 'provisional' }], days: [] }],
      'CN/years/0/year calendar.year.range',
    ],
    [
      'a day outside its years',
      [{ ...base, days: [...base.days, off('2027-01-01')] }],
      'CN/days/1/date calendar.day.outside',
    ],
    [
      'a day that does not exist',
      [{ ...base, days: [...base.days, off('2026-02-30')] }],
      'CN/days/1/date calendar.day.date',
    ],
    [
      'a day listed twice',
      [{ ...base, days: [...base.days, off('2026-01-01')] }],
      'CN/days/1/date calendar.day.repeated',
    ],
    [
      'a day without a name',
      [{ ...base, days: [{ ...off('2026-01-01'), name: ' ' }] }],
      'CN/days/0/name calendar.day.name',
    ],
    [
      'a day off where nothing closes',
      [base, { ...campus, alwaysOpen: true }],
      'east/days/0/kind calendar.day.closed',
    ],
    [
      'a week without a working day',
      [{ ...base, weekend: [1, 2, 3, 4, 5, 6, 7] }],
      'CN/weekend calendar.weekend',
    ],
    [
      'a yearly day that leap years alone have',
      [{ ...base, fixed: ['02-29'] }],
      'CN/fixed/0 calendar.fixed',
    ],
  ])('locates %s', (_, calendars, expected) => {
    expect(codes(...calendars)).toContain(expected);
    for (const { message, messageZh } of checkCalendars(calendars)) {
      expect(message).toMatch(/[.?]$/);
      expect(messageZh).toMatch(/[。？]$/);
    }
  });

  it('guesses the parent that was meant', () => {
    expect(checkCalendars([base, { ...campus, parent: 'CM' }])[0]?.messageZh).toBe(
      '没有日历 CM。是否应为 CN？',
    );
  });
});

function off(date: string): CalendarData['days'][number] {
  return { date, kind: 'off', name: '节日' };
}
