import { describe, expect, it } from '@jest/globals';
import {
  cellsOfView,
  countsOf,
  datesOf,
  namedSpans,
  plainCells,
  stepFrom,
  weekdayOf,
  weeksOf,
  withDay,
  withDraft,
} from './year-days';

const off = (date: string, name = '春节') => ({ date, kind: 'off' as const, name });

describe('a year of days', () => {
  it('has 365 days, 366 in a leap year, and begins on the right weekday', () => {
    expect(datesOf(2026)).toHaveLength(365);
    expect(datesOf(2028)).toHaveLength(366);
    expect(weekdayOf('2026-01-01')).toBe(4);
    expect(weekdayOf('2026-02-15')).toBe(7);
  });
  it('is laid out in weeks from Monday to Sunday', () => {
    const weeks = weeksOf(2026, 2);
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-02-01']);
    expect(weeks.at(-1)).toEqual([
      '2026-02-23',
      '2026-02-24',
      '2026-02-25',
      '2026-02-26',
      '2026-02-27',
      '2026-02-28',
      null,
    ]);
  });
  it('moves with the keys and never leaves the year', () => {
    expect(stepFrom('2026-03-10', 'ArrowDown')).toBe('2026-03-17');
    expect(stepFrom('2026-03-10', 'Home')).toBe('2026-03-01');
    expect(stepFrom('2026-02-10', 'End')).toBe('2026-02-28');
    expect(stepFrom('2026-02-10', 'PageDown')).toBe('2026-03-01');
    expect(stepFrom('2026-01-01', 'ArrowLeft')).toBeNull();
    expect(stepFrom('2026-12-31', 'PageDown')).toBeNull();
    expect(stepFrom('2026-03-10', 'a')).toBeNull();
  });
});

describe('the days of a draft', () => {
  it('tell weekends, holidays and make-up working days apart', () => {
    const cells = withDraft(plainCells(2026), {
      calendarId: 'CN',
      alwaysOpen: false,
      days: [off('2026-02-17'), { date: '2026-02-28', kind: 'work', name: '春节调休' }],
    });
    const kind = (date: string) => cells.find((cell) => cell.date === date)?.kind;
    expect([
      kind('2026-02-16'),
      kind('2026-02-17'),
      kind('2026-02-21'),
      kind('2026-02-28'),
    ]).toEqual(['work', 'holiday', 'off', 'makeUp']);
    expect(countsOf(cells)).toEqual({ working: 261, off: 104, holidays: 1, makeUp: 1 });
  });
  it('of a ward that never closes are all worked, except where the draft says otherwise', () => {
    const cells = withDraft(plainCells(2026), {
      calendarId: 'er',
      alwaysOpen: true,
      days: [off('2026-02-17')],
    });
    expect(countsOf(cells).working).toBe(364);
  });
  it('are kept in order, each once, and go when nothing is laid down', () => {
    const days = withDay([off('2026-02-18')], '2026-02-17', { kind: 'off', name: '春节' });
    expect(days.map(({ date }) => date)).toEqual(['2026-02-17', '2026-02-18']);
    expect(withDay(days, '2026-02-17', { kind: 'work', name: '值班' })[0]?.kind).toBe('work');
    expect(withDay(days, '2026-02-17', null)).toEqual([off('2026-02-18')]);
  });
  it('are told in spans of the same name', () => {
    const days = [off('2026-02-17'), off('2026-02-18'), off('2026-04-05', '清明节')];
    const spans = namedSpans(
      withDraft(plainCells(2026), { calendarId: 'CN', alwaysOpen: false, days }),
    );
    expect(spans.map(({ from, to }) => [from, to])).toEqual([
      ['2026-02-17', '2026-02-18'],
      ['2026-04-05', '2026-04-05'],
    ]);
  });
});

describe('the days of the server', () => {
  it('are holidays when they are off on a weekday, with or without a name', () => {
    const day = { date: '2026-02-17', working: false, name: null, layer: 'CN' };
    expect(
      cellsOfView({
        calendarId: 'CN',
        year: 2026,
        status: 'published',
        workingDays: 0,
        days: [day],
      })[0]?.kind,
    ).toBe('holiday');
  });
});
