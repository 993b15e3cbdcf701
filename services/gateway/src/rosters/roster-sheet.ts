import { datesIn, daysLater, type LocalizedText, type RosterDuty } from '@tingsu/contracts';
import { HEADINGS, SAYS, type Column, type SheetCode } from './roster-sheet-words.js';

/** A cell as it came out of a file: text, or for a typed cell what it stands for, already as text. */
export type Sheet = readonly (readonly string[])[];

export interface SheetFault {
  /** As the spreadsheet counts: the heading is row 1. */
  readonly row: number;
  readonly column: string;
  readonly code: SheetCode;
  readonly message: LocalizedText;
}
export interface SheetRead {
  readonly duties: readonly (RosterDuty & { readonly row: number })[];
  readonly faults: readonly SheetFault[];
}

interface Colleague {
  readonly id: string;
  readonly login: string;
  readonly name: string;
}

/**
 * The duties that a table names: a row for each date or range of dates, with a time and one or several people. A table with any
 * fault gives its faults, each at its row and column, and should be taken as a whole or not at all.
 */
export function readSheet(sheet: Sheet, staff: readonly Colleague[]): SheetRead {
  const [heading = [], ...rows] = sheet;
  const columns = heading.map((cell) => HEADINGS[cell.replaceAll(/\s/g, '').toLowerCase()]);
  const has = (column: Column): boolean => columns.includes(column);
  if (!has('date') || !has('person') || !(has('shift') || (has('from') && has('to'))))
    return { duties: [], faults: [fault(1, heading.join(' '), 'heading_missing')] };
  const read = rows.flatMap((cells, index) => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const cell = (column: Column): string => (cells[columns.indexOf(column)] ?? '').trim();
    const nameOf = (column: Column): string => heading[columns.indexOf(column)] ?? column;
    return [readRow({ row: index + 2, cell, nameOf, hasShift: has('shift'), staff })];
  });
  const faults = read.flatMap((one) => one.faults);
  if (read.length === 0) return { duties: [], faults: [fault(2, '', 'sheet_empty')] };
  return { duties: read.flatMap((one) => one.duties), faults };
}

interface Row {
  readonly row: number;
  readonly cell: (column: Column) => string;
  readonly nameOf: (column: Column) => string;
  readonly hasShift: boolean;
  readonly staff: readonly Colleague[];
}

function readRow({ row, cell, nameOf, hasShift, staff }: Row): SheetRead {
  const at = (column: Column, code: SheetCode): SheetFault => fault(row, nameOf(column), code);
  const faults: SheetFault[] = [];
  const dates = cell('date') === '' ? { fault: 'cell_empty' as const } : datesIn(cell('date'));
  if ('fault' in dates) faults.push(at('date', dates.fault));
  const times = hasShift ? spanIn(cell('shift')) : spanOf(cell('from'), cell('to'));
  const timeColumn = hasShift ? 'shift' : cell('from') === '' ? 'from' : 'to';
  if ('fault' in times) faults.push(at(timeColumn, times.fault));
  const people = peopleIn(cell('person'), staff);
  faults.push(...people.faults.map((code) => at('person', code)));
  if ('fault' in dates || 'fault' in times || faults.length > 0) return { duties: [], faults };
  const { from, to } = times;
  return {
    faults,
    duties: dates.dates.flatMap((date) => {
      const end = `${date}T${to}`;
      const until = to > from ? end : daysLater(end, 1);
      return people.ids.map((personId) => ({ personId, from: `${date}T${from}`, to: until, row }));
    }),
  };
}

type Times = { readonly from: string; readonly to: string } | { readonly fault: SheetCode };

/** `08:00-17:00`, `8:00～17:00`, `17:00 至次日 8:00`. */
function spanIn(text: string): Times {
  if (text === '') return { fault: 'cell_empty' };
  const [from = '', to = '', ...more] = text.split(/[-–—~～]+|至|到/);
  return more.length > 0 ? { fault: 'time_unknown' } : spanOf(from, to);
}

function spanOf(from: string, to: string): Times {
  if (from.trim() === '' && to.trim() === '') return { fault: 'cell_empty' };
  const [begin, end] = [timeIn(from), timeIn(to)];
  return begin === null || end === null ? { fault: 'time_unknown' } : { from: begin, to: end };
}

/** `8:00`, `08：00`, `8点`, `8点30分`, `次日8:00`; 24:00 is midnight. */
function timeIn(text: string): string | null {
  const [, hours, minutes = '0'] =
    /^(?:次日|第二天|翌日)?(\d{1,2})(?:[:：点时](\d{1,2})?分?)?$/.exec(
      text.replaceAll(/\s/g, ''),
    ) ?? [];
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (hours === undefined || hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null;
  return `${String(hour % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** One person or several, by name or login. */
function peopleIn(
  text: string,
  staff: readonly Colleague[],
): { readonly ids: readonly string[]; readonly faults: readonly SheetCode[] } {
  if (text === '') return { ids: [], faults: ['cell_empty'] };
  const found = text
    .split(/[、，,/;；]/)
    .map((part) => part.replaceAll(/\s/g, ''))
    .filter((part) => part !== '')
    .map((part) => {
      const meant = staff.filter(
        ({ name, login }) => login === part.toLowerCase() || name.replaceAll(/\s/g, '') === part,
      );
      if (meant.length > 1) return { fault: 'person_ambiguous' as const };
      return meant[0] ?? { fault: 'person_unknown' as const };
    });
  return {
    ids: found.flatMap((one) => ('id' in one ? [one.id] : [])),
    faults: found.flatMap((one) => ('fault' in one ? [one.fault] : [])),
  };
}

const fault = (row: number, column: string, code: SheetCode): SheetFault => ({
  row,
  column,
  code,
  message: SAYS[code],
});
