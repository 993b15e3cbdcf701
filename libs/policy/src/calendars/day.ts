import { MS_PER_DAY } from '@tingsu/contracts';
/** Days as whole numbers, 1970-01-01 = 0, so that counting them is arithmetic and no process time zone can interfere. */

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Number of a `YYYY-MM-DD` day. Throws a RangeError for a date that does not exist. */
export function dayOf(date: string): number {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  const number = dayOfCivil(Number(year), Number(month), Number(day));
  if (Number.isNaN(number) || dateOf(number) !== date)
    throw new RangeError(`${date} is not a date: write it as YYYY-MM-DD.`);
  return number;
}

export function dayOfCivil(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month - 1, day) / MS_PER_DAY);
}

export function civilOf(day: number): CivilDate {
  const date = new Date(day * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function dateOf(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Monday = 1 … Sunday = 7; 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function lastDayOfMonth({
  year,
  month,
}: {
  readonly year: number;
  readonly month: number;
}): number {
  return dayOfCivil(year, month + 1, 1) - 1;
}

/** The corresponding day some months later, or the end of that month if it has no such day (Civil Code art. 202). */
export function addMonths(day: number, months: number): number {
  const { year, month, day: dayOfMonth } = civilOf(day);
  const first = civilOf(dayOfCivil(year, month + months, 1));
  return Math.min(dayOfCivil(first.year, first.month, dayOfMonth), lastDayOfMonth(first));
}
