import { CALENDAR_YEARS } from '@tingsu/contracts';
import type { CalendarData, CalendarLevel, SpecialDay } from './calendar-data.js';
import { dayOf, dayOfCivil, weekdayOf } from './day.js';
import { statutoryDays } from './statutory.js';

export interface Calendar {
  readonly id: string;
  /** Where the layer holds that speaks last; a country's calendar has the code null. */
  readonly scope: { readonly level: CalendarLevel; readonly code: string | null };
  /** Id of the layer that makes every day a working day from midnight to midnight; null = there is none. */
  readonly alwaysOpenBy: string | null;
  /** Whether the year's days are official on every layer. An always open layer needs no notice. */
  isPublished(year: number): boolean;
  /** Days are numbered from 1970-01-01 = 0 (see `dayOf`, `dateOf`). */
  isWorkingDay(day: number): boolean;
  /** The n-th working day strictly after `day`; n ≥ 1. */
  workingDayAfter(day: number, n: number): number;
  /** Number of working days d with `from` < d < `to`. */
  workingDaysBetween(from: number, to: number): number;
  /** The day itself if it is worked, else the next one that is. */
  rollForward(day: number): number;
  /** The day itself if it is worked, else the last one before it. */
  rollBack(day: number): number;
  /** True if a day in (from, to] lies in a year without a published notice: 预计. */
  isProvisional(from: number, to: number): boolean;
  /** What the calendar says about the day beyond its weekday. */
  specialDay(day: number): SpecialDay | undefined;
}

const { first: FIRST_YEAR, last: LAST_YEAR } = CALENDAR_YEARS;
/** Saturday and Sunday. */
const WEEKEND = [6, 7];

/** Compiles one calendar without layers above it. */
export function calendarOf(data: CalendarData): Calendar {
  return calendarOfLayers([data]);
}

/**
 * Compiles the layers of a calendar, the country first, so that every question about a day is a look-up. The last layer that speaks of
 * a day wins. Days outside 2000 to 2060 are a RangeError.
 */
export function calendarOfLayers(layers: readonly CalendarData[]): Calendar {
  const last = layers.at(-1);
  if (!last) throw new RangeError('A calendar needs at least one layer.');
  const first = dayOfCivil(FIRST_YEAR, 1, 1);
  const count = dayOfCivil(LAST_YEAR + 1, 1, 1) - first;
  const { special, weekend, alwaysOpenBy, isPublished } = merge(layers);
  const worked = (day: number): boolean =>
    (special.get(day)?.kind ?? (weekend.includes(weekdayOf(day)) ? 'off' : 'work')) === 'work';

  /** Working days before each day, and the working days in order: together they turn counting into two look-ups. */
  const before = new Int32Array(count + 1);
  const days: number[] = [];
  const unpublishedBefore = new Int32Array(count + 1);
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    const unpublished = isPublished(year) ? 0 : 1;
    const end = dayOfCivil(year + 1, 1, 1);
    for (let day = dayOfCivil(year, 1, 1); day < end; day++) {
      const index = day - first;
      before[index] = days.length;
      unpublishedBefore[index + 1] = (unpublishedBefore[index] ?? 0) + unpublished;
      if (worked(day)) days.push(day);
    }
  }
  before[count] = days.length;

  const indexOf = (day: number): number => {
    if (day < first || day >= first + count)
      throw new RangeError(`Calendar ${last.id} covers ${FIRST_YEAR} to ${LAST_YEAR} only.`);
    return day - first;
  };
  const workedBefore = (day: number): number => before[indexOf(day)] ?? 0;
  const nth = (index: number): number => {
    const day = days[index];
    if (day === undefined)
      throw new RangeError(`Calendar ${last.id} covers ${FIRST_YEAR} to ${LAST_YEAR} only.`);
    return day;
  };
  const unpublished = (day: number): number => unpublishedBefore[indexOf(day)] ?? 0;

  return {
    id: last.id,
    scope: last.scope ?? { level: 'country', code: null },
    alwaysOpenBy,
    isPublished,
    isWorkingDay: (day) => workedBefore(day + 1) > workedBefore(day),
    workingDayAfter: (day, n) => nth(workedBefore(day + 1) + n - 1),
    workingDaysBetween: (from, to) => (to > from ? workedBefore(to) - workedBefore(from + 1) : 0),
    rollForward: (day) => nth(workedBefore(day)),
    rollBack: (day) => nth(workedBefore(day + 1) - 1),
    isProvisional: (from, to) => to > from && unpublished(to + 1) > unpublished(from + 1),
    specialDay: (day) => special.get(day),
  };
}

interface Merged {
  readonly special: Map<number, SpecialDay>;
  readonly weekend: readonly number[];
  readonly alwaysOpenBy: string | null;
  readonly isPublished: (year: number) => boolean;
}

/** A layer that is always open speaks of every day, so nothing above it matters; what comes below it may still close a day. */
function merge(layers: readonly CalendarData[]): Merged {
  const open = layers.findLastIndex((layer) => layer.alwaysOpen === true);
  const speaking = layers.slice(open + 1);
  const special = new Map<number, SpecialDay>();
  for (const layer of speaking) addDays(special, layer);
  const [country] = open < 0 ? layers : [];
  const published = new Set(
    country?.years.filter((one) => one.status === 'published').map((one) => one.year),
  );
  const unsure = new Set(
    speaking.flatMap((layer) =>
      layer.years.filter((one) => one.status === 'provisional').map((one) => one.year),
    ),
  );
  return {
    special,
    weekend: speaking.findLast((layer) => layer.weekend)?.weekend ?? (open < 0 ? WEEKEND : []),
    alwaysOpenBy: layers[open]?.id ?? null,
    isPublished: (year) => (open >= 0 || published.has(year)) && !unsure.has(year),
  };
}

function addDays(special: Map<number, SpecialDay>, layer: CalendarData): void {
  const listed = new Set(layer.years.map((one) => one.year));
  const published = layer.years.filter((one) => one.status === 'published');
  const isPublished = (year: number): boolean => published.some((one) => one.year === year);
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    if (listed.has(year)) continue;
    for (const monthDay of layer.fixed ?? [])
      special.set(dayOf(`${year}-${monthDay}`), {
        kind: 'off',
        name: '法定节假日',
        nameEn: 'public holiday',
        layer: layer.id,
      });
  }
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    if (isPublished(year)) continue;
    for (const { date, name, nameEn } of statutoryDays(layer, year))
      special.set(dayOf(date), { kind: 'off', name, nameEn, layer: layer.id });
  }
  for (const { date, kind, name, nameEn } of layer.days)
    special.set(dayOf(date), { kind, name, nameEn: nameEn ?? name, layer: layer.id });
}
