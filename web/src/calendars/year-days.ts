import { MS_PER_DAY, twoDigits, type CalendarYear, type CalendarYearView } from '@tingsu/contracts';

export type DayKind = 'work' | 'off' | 'holiday' | 'makeUp';
/** One day as the grid shows it. */
export interface DayCell {
  readonly date: string;
  readonly kind: DayKind;
  readonly name: { readonly zh: string; readonly en: string } | null;
  /** Calendar that laid it down; null when only its weekday decides. */
  readonly layer: string | null;
}
type LaidDown = CalendarYear['days'][number];

const utc = (date: string): number => Date.parse(`${date}T00:00:00Z`);
/** The date that lies so many days later. */
const shifted = (date: string, days: number): string =>
  new Date(utc(date) + days * MS_PER_DAY).toISOString().slice(0, 10);
/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: string): number =>
  ((Math.floor(utc(date) / MS_PER_DAY) + 3) % 7) + 1;

const daysOfMonth = (year: number, month: number): readonly string[] => {
  const first = `${year}-${twoDigits(month)}-01`;
  const length =
    month === 12 ? 31 : (utc(`${year}-${twoDigits(month + 1)}-01`) - utc(first)) / MS_PER_DAY;
  return Array.from({ length }, (_, index) => shifted(first, index));
};
export const datesOf = (year: number): readonly string[] =>
  Array.from({ length: 12 }, (_, index) => daysOfMonth(year, index + 1)).flat();

/** Weeks from Monday to Sunday; places outside the month are empty. */
export const weeksOf = (year: number, month: number): readonly (readonly (string | null)[])[] => {
  const days = daysOfMonth(year, month);
  const places: (string | null)[] = [
    ...Array.from({ length: weekdayOf(days[0] ?? '') - 1 }, () => null),
    ...days,
  ];
  return Array.from({ length: Math.ceil(places.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => places[week * 7 + day] ?? null),
  );
};

const isWeekend = (date: string): boolean => weekdayOf(date) > 5;
const kindOf = (date: string, working: boolean, named: boolean): DayKind =>
  working
    ? isWeekend(date) && named
      ? 'makeUp'
      : 'work'
    : named || !isWeekend(date)
      ? 'holiday'
      : 'off';

/** The days of a year as the server counts them. */
export const cellsOfView = (view: CalendarYearView): readonly DayCell[] =>
  view.days.map(({ date, working, name, layer }) => ({
    date,
    kind: kindOf(date, working, name !== null),
    name,
    layer,
  }));

/** A year by its weekdays alone. */
export const plainCells = (year: number): readonly DayCell[] =>
  datesOf(year).map((date) => ({
    date,
    kind: kindOf(date, !isWeekend(date), false),
    name: null,
    layer: null,
  }));

/** The days of a draft laid over those of the layer that it refines. */
export const withDraft = (
  under: readonly DayCell[],
  draft: Pick<CalendarYear, 'calendarId' | 'days' | 'alwaysOpen'>,
): readonly DayCell[] => {
  const laid = new Map<string, LaidDown>(draft.days.map((day) => [day.date, day]));
  return under.map((cell) => {
    const day = laid.get(cell.date);
    if (day) {
      const name = { zh: day.name, en: day.nameEn ?? day.name };
      return {
        date: cell.date,
        kind: kindOf(cell.date, day.kind === 'work', true),
        name,
        layer: draft.calendarId,
      };
    }
    return draft.alwaysOpen
      ? { date: cell.date, kind: 'work', name: null, layer: draft.calendarId }
      : cell;
  });
};

/** The days of a draft with one set to work or off, or with nothing laid down for it. */
export const withDay = (
  days: readonly LaidDown[],
  date: string,
  day: Omit<LaidDown, 'date'> | null,
): readonly LaidDown[] => {
  const others = days.filter((one) => one.date !== date);
  const next = day ? [...others, { date, ...day }] : others;
  return next.toSorted((one, other) => one.date.localeCompare(other.date));
};

export const countsOf = (cells: readonly DayCell[]) => {
  const of = (...kinds: readonly DayKind[]): number =>
    cells.filter(({ kind }) => kinds.includes(kind)).length;
  return {
    working: of('work', 'makeUp'),
    off: of('off', 'holiday'),
    holidays: of('holiday'),
    makeUp: of('makeUp'),
  };
};

/** Days that were laid down by hand, with neighbours of the same name and kind in one line. */
export const namedSpans = (
  cells: readonly DayCell[],
): readonly { readonly from: string; readonly to: string; readonly cell: DayCell }[] => {
  const spans: { from: string; to: string; cell: DayCell }[] = [];
  for (const cell of cells) {
    if (!cell.name) continue;
    const last = spans.at(-1);
    const same =
      last &&
      last.cell.kind === cell.kind &&
      last.cell.name?.zh === cell.name.zh &&
      shifted(last.to, 1) === cell.date;
    if (same) last.to = cell.date;
    else spans.push({ from: cell.date, to: cell.date, cell });
  }
  return spans;
};

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
};
/** The day that a key of the keyboard leads to, within the year; null for other keys. */
export const stepFrom = (date: string, key: string): string | null => {
  const year = date.slice(0, 4);
  const inYear = (next: string): string | null => (next.startsWith(`${year}-`) ? next : null);
  if (key in STEPS) return inYear(shifted(date, STEPS[key] ?? 0));
  if (key === 'Home') return `${date.slice(0, 8)}01`;
  if (key === 'End') return daysOfMonth(Number(year), Number(date.slice(5, 7))).at(-1) ?? null;
  if (key === 'PageUp') return inYear(shifted(`${date.slice(0, 8)}01`, -1));
  if (key === 'PageDown')
    return inYear(shifted(daysOfMonth(Number(year), Number(date.slice(5, 7))).at(-1) ?? date, 1));
  return null;
};
