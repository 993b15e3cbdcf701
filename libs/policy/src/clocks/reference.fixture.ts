import { Temporal } from 'temporal-polyfill';

/**
 * The counting rules again, slow and obvious: day by day and minute by minute on the wall clock, with Temporal and without any of the
 * engine's tables. Property tests compare the two.
 */
export interface Layer {
  /** `YYYY-MM-DD` → worked. */
  readonly special: ReadonlyMap<string, boolean>;
  /** Speaks of every day: worked. */
  readonly open: boolean;
}
export interface World {
  readonly zone: string;
  /** The country first; the last that speaks of a day wins. */
  readonly layers: readonly Layer[];
  /** Minutes after midnight; 1440 = 24:00. */
  readonly cutoffMinute: number;
  readonly roll: boolean;
  /** Minutes after midnight, in order. */
  readonly shifts: readonly (readonly [number, number])[];
}
export interface Stop {
  readonly from: number;
  readonly to: number;
}
/** One page of a wall calendar. */
export interface Page {
  readonly date: Temporal.PlainDate;
  readonly worked: boolean;
  /** Last moment that counts, and midnight, as instants. */
  readonly end: number;
  readonly midnight: number;
}

const MINUTE = 60_000;

/** The wall calendar of a place, page after page. */
export function wallCalendar(world: World, first: Temporal.PlainDate, pages: number): Page[] {
  return Array.from({ length: pages }, (_, index) => {
    const date = first.add({ days: index });
    const midnight = date.add({ days: 1 }).toZonedDateTime(world.zone).epochMilliseconds;
    const cutoff = new Temporal.PlainTime(
      Math.floor(world.cutoffMinute / 60) % 24,
      world.cutoffMinute % 60,
    );
    const end =
      world.cutoffMinute === 1440
        ? midnight
        : date.toZonedDateTime({ timeZone: world.zone, plainTime: cutoff }).epochMilliseconds;
    return { date, worked: isWorked(world, date), end, midnight };
  });
}

/** Asks the department first, then upwards to the country, then the weekday. */
function isWorked({ layers }: World, date: Temporal.PlainDate): boolean {
  for (const layer of [...layers].reverse()) {
    if (layer.open) return true;
    const said = layer.special.get(date.toString());
    if (said !== undefined) return said;
  }
  return date.dayOfWeek <= 5;
}

/** Opening hours: where a layer is open around the clock, all day. */
function shiftsOf({ layers, shifts }: World): World['shifts'] {
  return layers.some((layer) => layer.open) ? [[0, 1440]] : shifts;
}

/** Walks on from minute to minute until it is no longer quiet; if that is too late, back to the minute at which the quiet began. */
export function outsideNight(
  zone: string,
  from: number,
  to: number,
  at: number,
  due: number,
): number {
  const quiet = (instant: number): boolean => {
    const { hour, minute } =
      Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
    const now = hour * 60 + minute;
    return from < to ? now >= from && now < to : now >= from || now < to;
  };
  if (!quiet(at)) return at;
  let end = at;
  while (quiet(end)) end += MINUTE;
  if (end < due) return end;
  let begin = at;
  while (quiet(begin - MINUTE)) begin -= MINUTE;
  return begin;
}

/** Turns page after page. A day counts unless a pause began before its end and had not ended before it began. */
export function dueByDays(
  pages: readonly Page[],
  roll: boolean,
  start: number,
  days: number,
  counts: (page: Page) => boolean,
  stops: readonly Stop[],
): number {
  let counted = 0;
  for (let index = pageOf(pages, start) + 1; ; index++) {
    const page = at(pages, index);
    if (
      !counts(page) ||
      stops.some((stop) => stop.from < page.end && index <= pageOf(pages, stop.to))
    )
      continue;
    counted += 1;
    if (counted < days) continue;
    const last = roll ? nextWorked(pages, index) : page;
    const waiting = stops.some((stop) => stop.from >= page.end && stop.from < last.end);
    if (!waiting) return last.end;
    // Paused while the last day waits for the holiday to end: one day is owed again after the pause.
    counted -= 1;
  }
}

/** Walks from minute to minute and counts those that are not paused and, if asked, lie in opening hours. */
export function dueByMinutes(
  world: World,
  pages: readonly Page[],
  start: number,
  minutes: number,
  stops: readonly Stop[],
  openOnly: boolean,
): number {
  const shifts = shiftsOf(world);
  let now = start;
  let counted = 0;
  let offset = 0;
  while (counted < minutes) {
    if (now === start || now % (15 * MINUTE) === 0)
      offset =
        Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(world.zone)
          .offsetNanoseconds / 1e6;
    const minuteOfDay = Math.floor((now + offset) / MINUTE) % 1440;
    const open =
      !openOnly ||
      (at(pages, pageOf(pages, now)).worked &&
        shifts.some(([from, to]) => minuteOfDay >= from && minuteOfDay < to));
    if (open && !stops.some((stop) => now >= stop.from && now < stop.to)) counted += 1;
    now += MINUTE;
  }
  return now;
}

/** The page on which an instant lies. */
function pageOf(pages: readonly Page[], instant: number): number {
  return pages.findIndex((page) => instant < page.midnight);
}

export function nextWorked(pages: readonly Page[], from: number): Page {
  let index = from;
  while (!at(pages, index).worked) index += 1;
  return at(pages, index);
}

function at(pages: readonly Page[], index: number): Page {
  const page = pages[index];
  if (!page) throw new RangeError('The wall calendar is too short for this case.');
  return page;
}
