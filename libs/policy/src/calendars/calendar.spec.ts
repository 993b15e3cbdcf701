import { describe, expect, it } from '@jest/globals';
import { createRequire } from 'node:module';
import { china, chinaData } from '../shipped.fixture.js';
import { calendarOf } from './calendar.js';
import { dateOf, dayOf } from './day.js';

const require = createRequire(import.meta.url);
const YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

describe('the working-day calendar of China', () => {
  const calendar = china();

  it.each(YEARS)(
    '%i agrees with chinese-days and with holiday-calendar on every single day',
    (year) => {
      const first = chineseDays();
      const second = holidayCalendar(year);
      const differing = daysOf(year).filter((date) => {
        const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
        const usual = weekday !== 0 && weekday !== 6;
        const worked = calendar.isWorkingDay(dayOf(date));
        return worked !== (first.get(date) ?? usual) || worked !== (second.get(date) ?? usual);
      });
      expect(differing).toEqual([]);
    },
  );

  it.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has the published number of working days, %i', (year, count) => {
    expect(daysOf(year).filter((date) => calendar.isWorkingDay(dayOf(date)))).toHaveLength(count);
  });

  it('publishes 2019 to 2026 and says that 2027 is provisional', () => {
    expect(chinaData().years).toEqual([
      ...YEARS.map((year) => ({ year, status: 'published' })),
      { year: 2027, status: 'provisional' },
    ]);
    expect(calendar.isProvisional(dayOf('2026-12-30'), dayOf('2026-12-31'))).toBe(false);
    expect(calendar.isProvisional(dayOf('2026-12-31'), dayOf('2027-01-04'))).toBe(true);
  });

  it.each(['2027', '2028', '2035'])(
    'keeps the statutory days of May and October %s off although no notice is published',
    (year) => {
      for (const day of ['05-01', '05-02', '10-01', '10-02', '10-03'])
        expect(calendar.isWorkingDay(dayOf(`${year}-${day}`))).toBe(false);
    },
  );

  it('counts 1 January 2027 as worked until a notice makes it a holiday (decision 0011)', () => {
    expect(calendar.isWorkingDay(dayOf('2027-01-01'))).toBe(true);
    expect(calendar.isPublished(2027)).toBe(false);
  });

  it('answers outside its range with an error, never with a guess', () => {
    expect(() => calendar.isWorkingDay(dayOf('1999-12-31'))).toThrow(/2000 to 2060/);
    expect(() => calendar.workingDayAfter(dayOf('2060-12-30'), 10)).toThrow(/2000 to 2060/);
  });

  it('takes another weekend for granted where the data says so', () => {
    const friday = calendarOf({
      id: 'x',
      years: [{ year: 2026, status: 'published' }],
      days: [],
      weekend: [5, 6],
    });
    expect(friday.isWorkingDay(dayOf('2026-11-20'))).toBe(false);
    expect(friday.isWorkingDay(dayOf('2026-11-22'))).toBe(true);
  });

  it('refuses a date that does not exist', () => {
    expect(() => dayOf('2026-02-30')).toThrow(RangeError);
    expect(() => dayOf('2026-2-3')).toThrow(RangeError);
  });
});

/** Date → worked, from the first published data set. */
function chineseDays(): Map<string, boolean> {
  const data = require('chinese-days/dist/chinese-days.json') as Record<
    'holidays' | 'workdays',
    Record<string, string>
  >;
  return new Map([
    ...Object.keys(data.holidays).map((date) => [date, false] as const),
    ...Object.keys(data.workdays).map((date) => [date, true] as const),
  ]);
}

/** Date → worked, from the second, independent data set. */
function holidayCalendar(year: number): Map<string, boolean> {
  const data = require(`holiday-calendar/data/CN/${year}.json`) as {
    dates: { date: string; type: string }[];
  };
  return new Map(data.dates.map(({ date, type }) => [date, type === 'transfer_workday'] as const));
}

function daysOf(year: number): string[] {
  const first = dayOf(`${year}-01-01`);
  return Array.from({ length: dayOf(`${year + 1}-01-01`) - first }, (_, index) =>
    dateOf(first + index),
  );
}
