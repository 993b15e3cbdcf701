import { describe, expect, it } from '@jest/globals';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { LunarDay, SolarTerm, type SolarDay } from 'tyme4ts';
import { china, chinaData } from '../shipped.fixture.js';
import { calendarOf } from './calendar.js';
import { dateOf, dayOf, dayOfCivil } from './day.js';
import { statutoryDays } from './statutory.js';

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

  it.each(Array.from({ length: 34 }, (_, index) => 2027 + index))(
    'has the statutory days of %i off although no notice is published, as the lunar calendar gives them',
    (year) => {
      expect(statutoryDays(chinaData(), year).map(({ date }) => date)).toEqual(statutoryIn(year));
      for (const date of statutoryIn(year)) expect(calendar.isWorkingDay(dayOf(date))).toBe(false);
      expect(calendar.isPublished(year)).toBe(false);
    },
  );

  it('a notice replaces the statutory days of its year', () => {
    const data = chinaData();
    const published = calendarOf({
      ...data,
      years: [
        ...data.years.filter(({ year }) => year !== 2027),
        { year: 2027, status: 'published' },
      ],
      days: [...data.days, { date: '2027-01-02', kind: 'off', name: '元旦' }],
    });
    expect(published.isWorkingDay(dayOf('2027-01-01'))).toBe(true);
    expect(published.specialDay(dayOf('2027-02-05'))).toBeUndefined();
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
  const directory = dirname(require.resolve('holiday-calendar/package.json'));
  const data = require(join(directory, `data/CN/${year}.json`)) as {
    dates: { date: string; type: string }[];
  };
  return new Map(data.dates.map(({ date, type }) => [date, type === 'transfer_workday'] as const));
}

/** 全国年节及纪念日放假办法 (2024-11-10) art. 2, computed: New Year, Spring Festival from its eve to the third day, and so on. */
function statutoryIn(year: number): string[] {
  const lunar = (month: number, day: number): SolarDay =>
    LunarDay.fromYmd(year, month, day).getSolarDay();
  const springDay = lunar(1, 1);
  const moving = [
    ...[-1, 0, 1, 2].map((days) => springDay.next(days)),
    SolarTerm.fromName(year, '清明').getSolarDay(),
    lunar(5, 5),
    lunar(8, 15),
  ].map((day) => dateOf(dayOfCivil(day.getYear(), day.getMonth(), day.getDay())));
  const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map(
    (day) => `${year}-${day}`,
  );
  return [...fixed, ...moving].sort();
}

function daysOf(year: number): string[] {
  const first = dayOf(`${year}-01-01`);
  return Array.from({ length: dayOf(`${year + 1}-01-01`) - first }, (_, index) =>
    dateOf(first + index),
  );
}
