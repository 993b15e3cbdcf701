import { describe, expect, it } from '@jest/globals';
import { createRequire } from 'node:module';
import { shippedCalendar } from '../shipped.fixture.js';
import { weekdayOf, dayOf } from './day.js';

const DAY_MS = 86_400_000;
interface Holiday {
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
  readonly name: string;
}
type Library = new (
  country: string,
  region: string,
  options: { readonly types: readonly string[] },
) => {
  getHolidays(year: number): readonly Holiday[];
};
const require = createRequire(import.meta.url);
const Holidays = require('date-holidays') as Library;

const PLACES: Readonly<Record<string, readonly [country: string, region: string]>> = {
  'gb-eng': ['GB', 'ENG'],
  'gb-sct': ['GB', 'SCT'],
  us: ['US', ''],
  'au-nsw': ['AU', 'NSW'],
  hk: ['HK', ''],
};
/** Announced once, and not known to the library: the bank holiday of Scotland for the World Cup. */
const ONCE = new Set(['gb-sct 2026-06-15']);
/** Each health board keeps it or not, so it belongs to the calendar of a campus. */
const LEFT_TO_CAMPUS = /^St Andrew/;

describe('the calendars of other places, compared with date-holidays', () => {
  it.each(Object.keys(PLACES))(
    '%s: every weekday off of every year is a public holiday there, and every one is off',
    (place) => {
      const { years, days } = shippedCalendar(`${place}.json`);
      const [country, region] = PLACES[place] ?? ['', ''];
      const library = new Holidays(country, region, { types: ['public'] });
      const theirs = years
        .flatMap(({ year }) => library.getHolidays(year))
        .filter(({ name }) => !LEFT_TO_CAMPUS.test(name))
        .flatMap(datesOf);
      const ours = days
        .filter(({ date, kind }) => kind === 'off' && !ONCE.has(`${place} ${date}`))
        .map(({ date }) => date);
      expect(onWeekdays(ours)).toEqual(onWeekdays(theirs));
      expect(years.length).toBeGreaterThanOrEqual(7);
    },
  );
});

/** A holiday may last several days; `date` is its first in the place's own time. */
function datesOf({ date, start, end }: Holiday): string[] {
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  const count = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
  return Array.from({ length: count }, (_, index) =>
    new Date(first + index * DAY_MS).toISOString().slice(0, 10),
  );
}

function onWeekdays(dates: readonly string[]): string[] {
  return [...new Set(dates)].filter((date) => weekdayOf(dayOf(date)) <= 5).sort();
}
