import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../calendars/calendar.js';
import type { CalendarData, CalendarLevel } from '../calendars/calendar-data.js';
import { calendarSet } from '../calendars/calendar-set.js';
import { dateOf, dayOf } from '../calendars/day.js';
import type { Policy } from '../documents/policy.js';
import { policyOf } from '../shipped.fixture.js';
import { triage } from '../triage/triage.js';
import { countingOf, type Counting } from './counting.js';
import { wallCalendar, type Layer, type Page, type Stop, type World } from './reference.fixture.js';

export const MINUTE = 60_000;
/** Cases begin within this many days from the first. */
export const FIRST = '2025-10-01';
export const DAYS = 420;
const ZONES = [
  'Asia/Shanghai',
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
];

/** A place to count in: what the reference reads and what the engine reads. */
export interface Place {
  readonly world: World;
  readonly pages: readonly Page[];
  readonly counting: Counting;
  readonly policy: Policy;
  readonly calendar: Calendar;
}
const LEVELS: readonly CalendarLevel[] = ['country', 'group', 'campus', 'department'];
const yulin = policyOf('tcm-yulin');
export const NO_ADVICE = triage(yulin, {});

export function placeOf(world: World): Place {
  const { zone, layers, cutoffMinute, roll, shifts } = world;
  const calendar = calendarSet(layers.map(layerOf)).find({
    base: '0',
    campus: 'here',
    departmentCode: 'here',
  });
  const policy: Policy = {
    ...yulin,
    clocks: yulin.clocks.filter((clock) => clock.rule.id === 'outer15'),
    ladder: [],
    cutoff: clockTime(cutoffMinute),
    roll: roll ? 'next-working-day' : 'none',
    shifts: shifts.map(([from, to]) => ({ from: clockTime(from), to: clockTime(to) })),
  };
  return {
    world,
    pages: wallCalendar(world, Temporal.PlainDate.from('2025-09-28'), 800),
    counting: countingOf(policy, calendar, zone),
    policy,
    calendar,
  };
}

function layerOf({ special, open }: Layer, index: number): CalendarData {
  const days = [...special].map(([date, worked]) => ({
    date,
    kind: worked ? ('work' as const) : ('off' as const),
    name: 'x',
  }));
  const level = LEVELS[index] ?? 'department';
  const scope = { level, code: index > 1 ? 'here' : null };
  return {
    id: String(index),
    parent: index === 0 ? null : String(index - 1),
    scope,
    alwaysOpen: open,
    years: [],
    days,
  };
}

function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

export function shown(world: World): string {
  return JSON.stringify({
    ...world,
    layers: world.layers.map(({ special, open }) => ({ open, special: [...special] })),
  });
}

/** A time zone and up to four layers of a calendar with holidays and make-up days thrown in at random. */
export function randomWorld(): fc.Arbitrary<World> {
  const day = fc.integer({ min: 0, max: DAYS + 60 }).map((offset) => dateOf(dayOf(FIRST) + offset));
  const layer = fc.record({
    special: fc.array(fc.tuple(day, fc.boolean()), { maxLength: 90 }).map((days) => new Map(days)),
    open: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
  });
  return fc.record({
    zone: fc.constantFrom(...ZONES),
    layers: fc.array(layer, { minLength: 1, maxLength: LEVELS.length }),
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
export function pauses(longestDays: number): fc.Arbitrary<(start: number) => Stop[]> {
  const gap = fc.tuple(
    fc.integer({ min: 1, max: 6 * 1440 }),
    fc.integer({ min: 1, max: Math.max(1, longestDays * 1440) }),
  );
  return fc.array(gap, { maxLength: longestDays === 0 ? 0 : 3 }).map((gaps) => (start) => {
    let at = start - 1440 * MINUTE;
    return gaps.map(([wait, length]) => {
      const from = at + wait * MINUTE;
      at = from + length * MINUTE;
      return { from, to: at };
    });
  });
}
