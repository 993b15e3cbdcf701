import { dayOf, dayOfCivil, weekdayOf } from './day.js';

/** A calendar as it is stored and published: special days only; weekends follow from the weekday. */
export interface CalendarData {
  readonly id: string;
  readonly years: readonly { readonly year: number; readonly status: 'published' | 'provisional' }[];
  readonly days: readonly {
    /** `YYYY-MM-DD` in the time zone of the policy. */
    readonly date: string;
    readonly kind: 'work' | 'off';
    readonly name: string;
    readonly nameEn?: string | undefined;
  }[];
  /** Days off of every year that has no entry in `years`, `MM-DD`. */
  readonly fixed?: readonly string[] | undefined;
  /** Weekly days off, Monday = 1 … Sunday = 7. Default Saturday and Sunday. */
  readonly weekend?: readonly number[] | undefined;
}

export interface SpecialDay {
  readonly kind: 'work' | 'off';
  readonly name: string;
  readonly nameEn: string;
}

export interface Calendar {
  readonly id: string;
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

const FIRST_YEAR = 2000;
const LAST_YEAR = 2060;
const SATURDAY_AND_SUNDAY = [6, 7];

/** Compiles a calendar once, so that every question about a day is a look-up. Days outside 2000 to 2060 are a RangeError. */
export function calendarOf(data: CalendarData): Calendar {
  const first = dayOfCivil(FIRST_YEAR, 1, 1);
  const count = dayOfCivil(LAST_YEAR + 1, 1, 1) - first;
  const special = specialDays(data);
  const weekend = data.weekend ?? SATURDAY_AND_SUNDAY;
  const worked = (day: number): boolean =>
    (special.get(day)?.kind ?? (weekend.includes(weekdayOf(day)) ? 'off' : 'work')) === 'work';

  /** Working days before each day, and the working days in order: together they turn counting into two look-ups. */
  const before = new Int32Array(count + 1);
  const days: number[] = [];
  const published = new Set(data.years.filter((one) => one.status === 'published').map((one) => one.year));
  const unpublishedBefore = new Int32Array(count + 1);
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    const unpublished = published.has(year) ? 0 : 1;
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
      throw new RangeError(`Calendar ${data.id} covers ${FIRST_YEAR} to ${LAST_YEAR} only.`);
    return day - first;
  };
  const workedBefore = (day: number): number => before[indexOf(day)] ?? 0;
  const nth = (index: number): number => {
    const day = days[index];
    if (day === undefined) throw new RangeError(`Calendar ${data.id} covers ${FIRST_YEAR} to ${LAST_YEAR} only.`);
    return day;
  };
  const unpublished = (day: number): number => unpublishedBefore[indexOf(day)] ?? 0;

  return {
    id: data.id,
    isWorkingDay: (day) => workedBefore(day + 1) > workedBefore(day),
    workingDayAfter: (day, n) => nth(workedBefore(day + 1) + n - 1),
    workingDaysBetween: (from, to) => (to > from ? workedBefore(to) - workedBefore(from + 1) : 0),
    rollForward: (day) => nth(workedBefore(day)),
    rollBack: (day) => nth(workedBefore(day + 1) - 1),
    isProvisional: (from, to) => to > from && unpublished(to + 1) > unpublished(from + 1),
    specialDay: (day) => special.get(day),
  };
}

function specialDays(data: CalendarData): Map<number, SpecialDay> {
  const listed = new Set(data.years.map((one) => one.year));
  const special = new Map<number, SpecialDay>();
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    if (listed.has(year)) continue;
    for (const monthDay of data.fixed ?? []) {
      special.set(dayOf(`${year}-${monthDay}`), { kind: 'off', name: '法定节假日', nameEn: 'public holiday' });
    }
  }
  for (const { date, kind, name, nameEn } of data.days) special.set(dayOf(date), { kind, name, nameEn: nameEn ?? name });
  return special;
}
