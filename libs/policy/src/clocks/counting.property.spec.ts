import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { calendarOf } from '../calendars/calendar.js';
import { dateOf, dayOf } from '../calendars/day.js';
import { timeZoneOf } from '../calendars/time-zone.js';
import { dueAfter, type Counting } from './counting.js';
import type { PauseInterval } from './pauses.js';
import { dueByDays, dueByMinutes, nextWorked, wallCalendar, type Page, type Stop, type World } from './reference.fixture.js';

const MINUTE = 60_000;
const FIRST = '2025-10-01';
const DAYS = 420;
/** 20,000 cases in the tests; `PROPERTY_FACTOR=50` makes a million. */
const FACTOR = Number(process.env['PROPERTY_FACTOR'] ?? 1);
const ZONES = ['Asia/Shanghai', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];

/** A place to count in: what the reference reads and what the engine reads. */
interface Place {
  readonly world: World;
  readonly pages: readonly Page[];
  readonly counting: Counting;
}
/** New ones with every run; a failure prints the one that it happened in. */
const places = fc.sample(randomWorld(), 25).map(placeOf);

describe('the engine agrees with counting on one’s fingers', () => {
  it('for working days', () => {
    check(9_000, 30, 20, ({ pages, counting }, start, value, gaps) => [
      due(counting, start, { value, unit: 'day', basis: 'working' }, gaps),
      dueByDays(pages, false, start, value, (page) => page.worked, gaps),
    ]);
  });

  it('for calendar days, with and without rolling off a holiday', () => {
    check(6_000, 60, 20, ({ world, pages, counting }, start, value, gaps) => [
      due(counting, start, { value, unit: 'day', basis: 'calendar' }, gaps),
      dueByDays(pages, world.roll, start, value, () => true, gaps),
    ]);
  });

  it('for months', () => {
    check(4_700, 6, 0, ({ world, pages, counting }, start, value) => {
      const from = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(world.zone).toPlainDate();
      const last = from.add({ months: value }, { overflow: 'constrain' }).toString();
      const index = pages.findIndex((page) => dateOfPage(page) === last);
      const expected = world.roll ? nextWorked(pages, index).end : pages[index]?.end;
      return [due(counting, start, { value, unit: 'month', basis: 'calendar' }, []), expected];
    });
  });

  it('for hours that run through everything', () => {
    check(150, 60, 2, ({ world, pages, counting }, start, value, gaps) => [
      due(counting, start, { value, unit: 'hour', basis: 'elapsed' }, gaps),
      dueByMinutes(world, pages, start, value * 60, gaps, false),
    ]);
  });

  it('for working hours over several shifts a day', () => {
    check(150, 12, 2, ({ world, pages, counting }, start, value, gaps) => [
      due(counting, start, { value, unit: 'hour', basis: 'working' }, gaps),
      dueByMinutes(world, pages, start, value * 60, gaps, true),
    ]);
  });
});

type Comparison = (
  place: Place,
  start: number,
  value: number,
  gaps: readonly Stop[],
) => readonly [actual: number, expected: number | undefined];

function check(numRuns: number, most: number, longestPauseDays: number, compare: Comparison): void {
  const value = fc.integer({ min: 1, max: most });
  fc.assert(
    fc.property(
      fc.nat({ max: places.length - 1 }),
      fc.nat({ max: DAYS * 1440 }),
      value,
      pauses(longestPauseDays),
      (which, minute, amount, gaps) => {
        const place = places[which];
        if (!place) return;
        const start = dayOf(FIRST) * 1440 * MINUTE + minute * MINUTE;
        const [actual, expected] = compare(place, start, amount, clipped(gaps(start), start));
        if (actual !== expected)
          throw new Error(
            `${JSON.stringify({ ...place.world, special: [...place.world.special] })}: expected ${expected}, not ${actual}`,
          );
      },
    ),
    { numRuns: numRuns * FACTOR },
  );
}

function due(counting: Counting, start: number, amount: Parameters<typeof dueAfter>[2], gaps: readonly Stop[]): number {
  const intervals: PauseInterval[] = gaps.map((gap) => ({ ...gap, byLimit: false, open: false, cause: 'case.suspended' }));
  return dueAfter(counting, start, amount, intervals).at;
}

function placeOf(world: World): Place {
  const { zone, special, cutoffMinute, roll, shifts } = world;
  const days = [...special].map(([date, worked]) => ({ date, kind: worked ? ('work' as const) : ('off' as const), name: 'x' }));
  return {
    world,
    pages: wallCalendar(world, Temporal.PlainDate.from('2025-09-28'), 800),
    counting: {
      calendar: calendarOf({ id: 'random', years: [], days }),
      zone: timeZoneOf(zone),
      cutoff: cutoffMinute * MINUTE,
      includeFirst: false,
      roll: roll ? 'next-working-day' : 'none',
      shifts: shifts.map(([from, to]) => ({ from: from * MINUTE, to: to * MINUTE })),
    },
  };
}

const names = new WeakMap<Page, string>();

function dateOfPage(page: Page): string {
  const known = names.get(page) ?? page.date.toString();
  names.set(page, known);
  return known;
}

function clipped(gaps: readonly Stop[], start: number): Stop[] {
  return gaps.filter((gap) => gap.to > start).map((gap) => ({ ...gap, from: Math.max(gap.from, start) }));
}

/** A time zone and a calendar with holidays and make-up days thrown in at random. */
function randomWorld(): fc.Arbitrary<World> {
  const day = fc.integer({ min: 0, max: DAYS + 60 }).map((offset) => dateOf(dayOf(FIRST) + offset));
  return fc.record({
    zone: fc.constantFrom(...ZONES),
    special: fc.array(fc.tuple(day, fc.boolean()), { maxLength: 90 }).map((days) => new Map(days)),
    cutoffMinute: fc.constantFrom(17 * 60, 24 * 60, 12 * 60 + 30),
    roll: fc.boolean(),
    shifts: fc.constantFrom<World['shifts'][]>(
      [
        [480, 720],
        [840, 1050],
      ],
      [[0, 1440]],
      [[540, 1020]],
      [
        [450, 690],
        [780, 960],
        [1080, 1200],
      ],
    ),
  });
}

/** Up to three pauses around a start, in order and apart from each other. */
function pauses(longestDays: number): fc.Arbitrary<(start: number) => Stop[]> {
  const gap = fc.tuple(fc.integer({ min: 1, max: 6 * 1440 }), fc.integer({ min: 1, max: Math.max(1, longestDays * 1440) }));
  return fc.array(gap, { maxLength: longestDays === 0 ? 0 : 3 }).map((gaps) => (start) => {
    let at = start - 1440 * MINUTE;
    return gaps.map(([wait, length]) => {
      const from = at + wait * MINUTE;
      at = from + length * MINUTE;
      return { from, to: at };
    });
  });
}
