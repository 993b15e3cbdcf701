import type { Amount } from '@tingsu/contracts';
import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../calendars/calendar.js';
import { dayOf } from '../calendars/day.js';
import { timeZoneOf } from '../calendars/time-zone.js';
import type { Policy } from '../documents/policy.js';
import { clocksFor } from './clocks-for.js';
import { dueAfter, type Counting, type PauseInterval } from './counting.js';
import { outsideQuietHours } from './quiet-hours.js';
import {
  DAYS,
  FIRST,
  MINUTE,
  NO_ADVICE,
  pauses,
  placeOf,
  randomWorld,
  shown,
  type Place,
} from './random-place.fixture.js';
import {
  dueByDays,
  dueByMinutes,
  nextWorked,
  outsideNight,
  type Page,
  type Stop,
} from './reference.fixture.js';

/** 20,000 cases in the tests; `PROPERTY_FACTOR=50` makes a million. */
const FACTOR = Number(process.env['PROPERTY_FACTOR'] ?? 1);

/** New ones with every run; a failure prints the one that it happened in. */
const places = fc.sample(randomWorld(), 25).map(placeOf);

describe('the engine agrees with counting on one’s fingers', () => {
  it('for working days', () => {
    check(8_000, 30, 20, ({ pages, counting }, start, value, gaps) => [
      due(counting, start, { value, unit: 'day', basis: 'working' }, gaps),
      dueByDays(pages, false, start, value, (page) => page.worked, gaps),
    ]);
  });

  it('for calendar days, with and without rolling off a holiday', () => {
    check(5_500, 60, 20, ({ world, pages, counting }, start, value, gaps) => [
      due(counting, start, { value, unit: 'day', basis: 'calendar' }, gaps),
      dueByDays(pages, world.roll, start, value, () => true, gaps),
    ]);
  });

  it('for months', () => {
    check(4_700, 6, 0, ({ world, pages, counting }, start, value) => {
      const from = Temporal.Instant.fromEpochMilliseconds(start)
        .toZonedDateTimeISO(world.zone)
        .toPlainDate();
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

  it('for days that were extended: they count on from the day before it rolled', () => {
    check(1_000, 20, 0, ({ world, pages, policy, calendar }, start, value) => {
      const basis = value % 2 === 0 ? 'working' : 'calendar';
      const more = (value % 5) + 1;
      const counted = basis === 'working' ? (page: Page) => page.worked : () => true;
      return [
        extended(
          policy,
          calendar,
          world.zone,
          start,
          amountOf(value, basis),
          amountOf(more, basis),
        ),
        dueByDays(pages, basis === 'calendar' && world.roll, start, value + more, counted, []),
      ];
    });
  });

  it('for reminders that keep out of quiet hours', () => {
    const nights = [
      [1320, 420],
      [1290, 375],
      [720, 840],
      [1380, 480],
    ] as const;
    check(500, 40, 0, ({ world }, at, hours) => {
      const [from, to] = nights[hours % nights.length] ?? nights[0];
      const due = at + hours * 60 * MINUTE;
      return [
        outsideQuietHours(
          timeZoneOf(world.zone),
          { from: from * MINUTE, to: to * MINUTE },
          at,
          due,
        ),
        outsideNight(world.zone, from, to, at, due),
      ];
    });
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
            `${shown(place.world)}: start ${new Date(start).toISOString()}, amount ${amount}: expected ${expected}, not ${actual}`,
          );
      },
    ),
    { numRuns: numRuns * FACTOR },
  );
}

function due(
  counting: Counting,
  start: number,
  amount: Parameters<typeof dueAfter>[2],
  gaps: readonly Stop[],
): number {
  const intervals: PauseInterval[] = gaps.map((gap) => ({
    ...gap,
    byLimit: false,
    open: false,
    cause: 'case.suspended',
  }));
  return dueAfter(counting, start, amount, intervals).at;
}

const amountOf = (value: number, basis: Amount['basis']): Amount => ({ value, unit: 'day', basis });

/** Through the whole engine: one clock, extended once. */
function extended(
  policy: Policy,
  calendar: Calendar,
  timeZone: string,
  start: number,
  duration: Amount,
  by: Amount,
): number {
  const at = new Date(start).toISOString();
  const clocks = policy.clocks.map((clock) => ({ ...clock, rule: { ...clock.rule, duration } }));
  const [reading] = clocksFor({ ...policy, clocks }, calendar, {
    facts: {},
    triage: NO_ADVICE,
    milestones: [{ name: 'case.receivedAnywhere', at }],
    timeZone,
    extensions: [{ clockId: 'outer15', at, by }],
  });
  return Date.parse(reading?.dueAt ?? '');
}

const names = new WeakMap<Page, string>();

function dateOfPage(page: Page): string {
  const known = names.get(page) ?? page.date.toString();
  names.set(page, known);
  return known;
}

function clipped(gaps: readonly Stop[], start: number): Stop[] {
  return gaps
    .filter((gap) => gap.to > start)
    .map((gap) => ({ ...gap, from: Math.max(gap.from, start) }));
}
