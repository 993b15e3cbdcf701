import { numberText, ProblemError } from '@tingsu/contracts';
import { parse } from 'csv-parse/sync';
import { isMarkup, markupTable } from './markup-table.js';

/** A cell as it came out of a file: text, or for a typed cell what it stands for, already as text. */
type Sheet = readonly (readonly string[])[];
/**
 * `typed` by people, who mix their separators and mean days; or `exported` by a program, whose texts hold the other separators and whose
 * times have their hours.
 */
type Origin = 'typed' | 'exported';

const SEPARATORS = [',', ';', '\t', '，', '；'];
/** How much of a file shows by what it separates its cells. */
const SAMPLE_CHARACTERS = 20_000;
const ZIP = Buffer.from('PK');
const OLD_EXCEL = Buffer.from('d0cf11e0', 'hex');
/** What marks the encoding of a text file at its start. */
const MARKS = [
  ['utf-16le', Buffer.from('fffe', 'hex')],
  ['utf-16be', Buffer.from('feff', 'hex')],
] as const;

/** The rows of a file as people save it: .xlsx, CSV in UTF-8, UTF-16 or GBK, or a page or XML that is called .xls. Throws `request.invalid` for anything else. */
export async function sheetIn(bytes: Buffer, origin: Origin): Promise<Sheet> {
  if (startsWith(bytes, ZIP)) return workbook(bytes, origin);
  if (startsWith(bytes, OLD_EXCEL))
    throw unreadable('This is an old .xls file. Save it as .xlsx or CSV. 请另存为 .xlsx 或 CSV。');
  const text = textOf(bytes);
  if (isMarkup(text)) return markupTable(text);
  try {
    return parse(text, {
      bom: true,
      delimiter: origin === 'typed' ? SEPARATORS : separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
    }) as string[][];
  } catch {
    throw unreadable('A quotation mark is not closed. 文件中有引号没有配对，无法读取。');
  }
}

/** The separator that stands most often between cells; one of full width only where there is no other. */
function separatorOf(text: string): string {
  const plain = text.slice(0, SAMPLE_CHARACTERS).replace(/"(?:[^"]|"")*"/g, '');
  const times = (separator: string): number => plain.split(separator).length - 1;
  const most = (among: readonly string[]): string =>
    among.reduce((best, one) => (times(one) > times(best) ? one : best));
  const narrow = most(SEPARATORS.slice(0, 3));
  return times(narrow) > 0 ? narrow : most(SEPARATORS.slice(3));
}

const startsWith = (bytes: Buffer, mark: Buffer): boolean =>
  bytes.subarray(0, mark.length).equals(mark);

/** Loaded when it is used: few people import rosters, and rarely. */
async function workbook(bytes: Buffer, origin: Origin): Promise<Sheet> {
  const { readSheet } = await import('read-excel-file/node');
  try {
    return (await readSheet(bytes)).map((row) => row.map((cell) => cellText(cell, origin)));
  } catch {
    throw unreadable('The file is no spreadsheet that can be opened. 这不是能打开的表格文件。');
  }
}

/** Typed cells as people read them: a date, a time of day (a day of 1899 or 1900 to a spreadsheet), or what is written. */
function cellText(cell: unknown, origin: Origin): string {
  if (cell instanceof Date) return dateText(cell, origin);
  if (typeof cell === 'number') return numberText(cell);
  return typeof cell === 'string' ? cell.trim() : '';
}

function dateText(date: Date, origin: Origin): string {
  const text = date.toISOString();
  const time = text.slice(11, 16);
  if (date.getUTCFullYear() <= 1900) return time;
  const day = text.slice(0, 10);
  return origin === 'typed' || time === '00:00' ? day : `${day} ${time}`;
}

function textOf(bytes: Buffer): string {
  const marked = MARKS.find(([, mark]) => startsWith(bytes, mark))?.[0];
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding may fit.
    }
  throw unreadable('The file is neither UTF-8 nor GBK text. 文件既不是 UTF-8 也不是 GBK 编码。');
}

const unreadable = (message: string): ProblemError =>
  new ProblemError('request.invalid', message, {
    errors: [{ path: 'content', code: 'invalid_format', message }],
  });
