import type { Amount } from '../vocabulary.js';

/** A time as an authority writes it: on the clock on the wall, an instant of a program, or an amount that is counted from the order. */
export type OrderTime =
  | { readonly day: string; readonly time: string | null }
  | { readonly instant: string }
  | { readonly amount: Amount }
  | { readonly fault: 'date_unknown' | 'date_missing' };

const WRITTEN =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:(?:[T\s]+|(?<=日))(\d{1,2})(?:[:时点]|$)(?:(\d{1,2})(?:[:分]|$))?(?:\d{1,2}(?:\.\d+)?秒?)?)?$/;
const IN_A_ROW = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(?:\d{2})?)?$/;
/** Days since the end of 1899, as a spreadsheet keeps a time. */
const SERIAL = /^\d{5}(?:\.\d+)?$/;
const SERIAL_ZERO = Date.UTC(1899, 11, 30);
/** Milliseconds or seconds since 1970. */
const EPOCH = /^(\d{10})(\d{3})?$/;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const AMOUNT = /^(\d{1,3})个?(工作日|自然日|天|日|小时|时)内?$/;
const UNITS: Readonly<Record<string, Omit<Amount, 'value'>>> = {
  工作日: { unit: 'day', basis: 'working' },
  自然日: { unit: 'day', basis: 'calendar' },
  天: { unit: 'day', basis: 'calendar' },
  日: { unit: 'day', basis: 'calendar' },
  小时: { unit: 'hour', basis: 'elapsed' },
  时: { unit: 'hour', basis: 'elapsed' },
};

/** `2026/11/20 9:05`, `2026年11月27日 17时`, `20261127`, `46346.5` of a spreadsheet, `5个工作日内`. */
export function orderTimeIn(cell: string): OrderTime {
  const text = cell.normalize('NFKC').trim();
  const [, count, unit = ''] = AMOUNT.exec(text.replaceAll(' ', '')) ?? [];
  const amount = UNITS[unit];
  if (amount && Number(count) > 0) return { amount: { value: Number(count), ...amount } };
  if (SERIAL.test(text)) return serial(Number(text));
  const [, seconds, rest = '000'] = EPOCH.exec(text) ?? [];
  if (seconds) return instantOf(Number(`${seconds}${rest}`));
  if (WITH_OFFSET.test(text)) return instantOf(Date.parse(text));
  const parts = WRITTEN.exec(text) ?? IN_A_ROW.exec(text);
  return parts ? wallTime(parts.slice(1)) : { fault: 'date_unknown' };
}

const instantOf = (at: number): OrderTime =>
  Number.isNaN(at) ? { fault: 'date_missing' } : { instant: new Date(at).toISOString() };

function serial(days: number): OrderTime {
  const minutes = Math.round(days * 24 * 60);
  const text = new Date(SERIAL_ZERO + minutes * 60_000).toISOString();
  const wholeDay = minutes % (24 * 60) === 0;
  return { day: text.slice(0, 10), time: wholeDay ? null : text.slice(11, 16) };
}

function wallTime(parts: readonly (string | undefined)[]): OrderTime {
  const [year = 0, month = 0, day = 0] = parts.slice(0, 3).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  const hour = parts[3];
  const minute = parts[4] ?? '0';
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!exists || Number(hour ?? 0) > 24 || Number(minute) > 59) return { fault: 'date_missing' };
  return {
    day: date.toISOString().slice(0, 10),
    time: hour === undefined ? null : `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`,
  };
}
