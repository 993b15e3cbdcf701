import { ProblemError } from '@tingsu/contracts';
import { parse } from 'csv-parse/sync';
import type { Sheet } from './roster-sheet.js';

const ZIP = Buffer.from('PK');
const OLD_EXCEL = Buffer.from('d0cf11e0', 'hex');
/** What marks the encoding of a text file at its start. */
const MARKS = [
  ['utf-16le', Buffer.from('fffe', 'hex')],
  ['utf-16be', Buffer.from('feff', 'hex')],
] as const;

/** The rows of a file as people save it: .xlsx, or CSV in UTF-8, UTF-16 or GBK. Throws `request.invalid` for anything else. */
export async function sheetIn(bytes: Buffer): Promise<Sheet> {
  if (startsWith(bytes, ZIP)) return workbook(bytes);
  if (startsWith(bytes, OLD_EXCEL))
    throw unreadable('This is an old .xls file. Save it as .xlsx or CSV. 请另存为 .xlsx 或 CSV。');
  return parse(textOf(bytes), {
    bom: true,
    delimiter: [',', ';', '\t', '，', '；'],
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
  }) as string[][];
}

const startsWith = (bytes: Buffer, mark: Buffer): boolean =>
  bytes.subarray(0, mark.length).equals(mark);

/** Loaded when it is used: few people import rosters, and rarely. */
async function workbook(bytes: Buffer): Promise<Sheet> {
  const { readSheet } = await import('read-excel-file/node');
  try {
    return (await readSheet(bytes)).map((row) => row.map(cellText));
  } catch {
    throw unreadable('The file is no spreadsheet that can be opened. 这不是能打开的表格文件。');
  }
}

/** Typed cells as people read them: a date, a time of day (a day of 1899 or 1900 to a spreadsheet), or what is written. */
function cellText(cell: unknown): string {
  if (cell instanceof Date) {
    const text = cell.toISOString();
    return cell.getUTCFullYear() <= 1900 ? text.slice(11, 16) : text.slice(0, 10);
  }
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : '';
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
