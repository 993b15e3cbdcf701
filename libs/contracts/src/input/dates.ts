import type { FieldCode } from '../field-codes.js';
import { MS_PER_DAY } from '../vocabulary.js';

/** What a cell of a table says about dates, as people type it or copy it from a notice; `fault` is a stable code. */
export type DatesRead = { readonly dates: readonly string[] } | { readonly fault: DateFault };
export type DateFault = Extract<FieldCode, `date_${string}`>;

const MOST_DAYS = 31;
/** `2027-1-1`, `2027/1/1`, `2027.1.1`, `2027年1月1日`; the end of a range may leave out year and month. */
const DATE = /^(?:(?:(\d{4})[-/.年])?(\d{1,2})[-/.月])?(\d{1,2})日?$/;
/** A plain hyphen joins only where it stands apart, because it also writes dates. */
const RANGE = /\s*(?:至|到|~|～|—+|–)\s*|\s+-\s+/;

/** One day or a range of days, as people write them in a table or copy them from the notice. */
export function datesIn(cell: string): DatesRead {
  const text = cell.trim().replace(/（[^）]*）|\([^)]*\)/g, '');
  // Spreadsheets keep a date as the number of days since 1900.
  if (/^\d{5}(\.0+)?$/.test(text)) return { fault: 'date_serial' };
  const [from = '', to, ...more] = text.split(RANGE);
  const first = civil(from);
  if (!first?.year || first.month === undefined || more.length > 0)
    return { fault: 'date_unknown' };
  const last = to === undefined ? first : civil(to);
  if (!last) return { fault: 'date_unknown' };
  const start = daysOf(first.year, first.month, first.day);
  const end = daysOf(last.year ?? first.year, last.month ?? first.month, last.day);
  if (start === null || end === null) return { fault: 'date_missing' };
  if (end < start || end - start >= MOST_DAYS) return { fault: 'date_range' };
  return {
    dates: Array.from({ length: end - start + 1 }, (_, index) =>
      new Date((start + index) * MS_PER_DAY).toISOString().slice(0, 10),
    ),
  };
}

interface Written {
  readonly year: number | undefined;
  readonly month: number | undefined;
  readonly day: number;
}

function civil(text: string): Written | null {
  const [, year, month, day] = DATE.exec(text.replaceAll(' ', '')) ?? [];
  const number = (part: string | undefined): number | undefined =>
    part === undefined ? undefined : Number(part);
  return day === undefined ? null : { year: number(year), month: number(month), day: Number(day) };
}

/** Days since 1970; null for a date that does not exist. */
function daysOf(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.getTime() / MS_PER_DAY : null;
}
