import { describe, expect, it } from '@jest/globals';
import { calendarNamed, shippedCalendar } from '../shipped.fixture.js';
import { dateOf, dayOf, weekdayOf } from './day.js';

/**
 * The weekdays off of 2026, written down by hand: a second look beside the comparison with the library. Taiwan, which the library knows
 * only without the days added in 2025, has this one alone.
 */
const ANNOUNCED_2026: Readonly<Record<string, string>> = {
  'GB-ENG': '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  // With the World Cup bank holiday of 15 June, without St Andrew’s Day, which is left to each board.
  'GB-SCT': '01-01 01-02 04-03 05-04 05-25 06-15 08-03 12-25 12-28',
  US: '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25',
  'AU-NSW': '01-01 01-26 04-03 04-06 04-27 06-08 10-05 12-25 12-28',
  HK: '01-01 02-17 02-18 02-19 04-03 04-06 04-07 05-01 05-25 06-19 07-01 10-01 10-19 12-25',
  TW: '01-01 02-16 02-17 02-18 02-19 02-20 02-27 04-03 04-06 05-01 06-19 09-25 09-28 10-09 10-26 12-25',
};

describe('the calendars of other places', () => {
  it.each(Object.entries(ANNOUNCED_2026))(
    '%s: every weekday off of 2026 was announced, and no other',
    (id, announced) => {
      const calendar = calendarNamed(id);
      const off = daysOf(2026).filter((day) => weekdayOf(day) <= 5 && !calendar.isWorkingDay(day));
      expect(off.map((day) => dateOf(day).slice(5))).toEqual(announced.split(' '));
      expect(calendar.isPublished(2026)).toBe(true);
    },
  );

  it.each(Object.keys(ANNOUNCED_2026))('%s: no weekend of 2026 is worked', (id) => {
    const calendar = calendarNamed(id);
    expect(daysOf(2026).filter((day) => weekdayOf(day) > 5 && calendar.isWorkingDay(day))).toEqual(
      [],
    );
  });

  it('Taiwan has 120 days off in 2026, and worked one Saturday in 2025 for a longer Lunar New Year', () => {
    const calendar = calendarNamed('TW');
    expect(daysOf(2026).filter((day) => !calendar.isWorkingDay(day))).toHaveLength(120);
    const worked = daysOf(2025).filter((day) => weekdayOf(day) > 5 && calendar.isWorkingDay(day));
    expect(worked.map(dateOf)).toEqual(['2025-02-08']);
    expect(calendar.isPublished(2027)).toBe(false);
  });

  it.each(Object.keys(ANNOUNCED_2026))('%s names its days in both languages', (id) => {
    const { days } = shippedCalendar(`${id.toLowerCase()}.json`);
    expect(
      days.filter(
        (day) =>
          !/^[\u4e00-\u9fff·（）]+$/.test(day.name) || !/^[\x20-\x7e’]+$/.test(day.nameEn ?? ''),
      ),
    ).toEqual([]);
  });

  it.each(Object.keys(ANNOUNCED_2026))('%s says for each year whether it is official', (id) => {
    const { years } = shippedCalendar(`${id.toLowerCase()}.json`);
    const statuses = years.map((one) => one.status);
    expect(statuses.lastIndexOf('published')).toBeLessThan(statuses.indexOf('provisional'));
    expect(calendarNamed(id).isPublished(2031)).toBe(false);
  });
});

function daysOf(year: number): number[] {
  const first = dayOf(`${year}-01-01`);
  return Array.from({ length: dayOf(`${year + 1}-01-01`) - first }, (_, index) => first + index);
}
