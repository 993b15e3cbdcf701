import { MOST_SHEET_COLUMNS, MOST_SHEET_ROWS } from '@tingsu/contracts';

const CDATA = '<![CDATA[';
const TAG = ['<', '>'] as const;
const BRACKETS = [['<!--', '-->'], [CDATA, ']]>'], TAG] as const;
const NAME = /^(\/?)(?:ss:)?([a-z]\w*)([^]*)$/i;
const ROWS = new Set(['tr', 'row']);
const CELLS = new Set(['td', 'th', 'cell']);
/** What is between these is not for reading. */
const UNREAD = new Set(['script', 'style', 'title']);
const LINES = new Set(['br', 'p', 'div']);
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ' },
};
/** No cell is merged from more, and what lies beyond is not kept: such a table is refused for its size. */
const MOST_SPAN = 100;

type Grid = string[][];
interface Piece {
  /** Text to be read; empty for a tag. */
  readonly text: string;
  /** Of a tag, in small letters, without the prefix of a namespace; empty for text. */
  readonly name: string;
  readonly ends: boolean;
  readonly attributes: string;
}
interface Table {
  readonly grid: Grid;
  row: number;
  column: number;
  /** The cell that is being read. */
  open: { text: string; readonly wide: number; readonly high: number } | null;
}

/** Programs write a page or XML and call it .xls. */
export const isMarkup = (text: string): boolean =>
  /^\s*<(?:!|\?xml|html|head|meta|table|workbook)/i.test(text) && /<(?:ss:)?table\b/i.test(text);

/** The rows of its largest table. */
export function markupTable(text: string): Grid {
  const tables: Table[] = [];
  const around: Table[] = [];
  let unread: string | null = null;
  for (const { text: words, name, ends, attributes } of pieces(text)) {
    const table = around.at(-1);
    if (unread !== null) {
      if (ends && name === unread) unread = null;
    } else if (name === '') {
      if (table?.open) table.open.text += words;
    } else if (!ends && UNREAD.has(name)) unread = attributes.endsWith('/') ? null : name;
    else if (name === 'table' && ends) closeTable(around);
    else if (name === 'table') {
      const begun: Table = { grid: [], row: -1, column: 0, open: null };
      tables.push(begun);
      around.push(begun);
    } else if (table) take(table, name, ends, attributes);
  }
  while (around.length > 0) closeTable(around);
  const size = ({ grid }: Table): number => grid.reduce((sum, row) => sum + row.length, 0);
  const [largest] = tables.sort((one, other) => size(other) - size(one));
  return (largest?.grid ?? []).map((row) => Array.from(row, (cell) => cell ?? ''));
}

/** One pass, however broken the page is: what has no end is the end. */
function* pieces(text: string): Generator<Piece> {
  const said = (words: string): Piece => ({ text: words, name: '', ends: false, attributes: '' });
  for (let at = 0; at < text.length;) {
    const open = text.indexOf('<', at);
    yield said(plain(text.slice(at, open < 0 ? undefined : open)));
    if (open < 0) return;
    const [begin, end] = BRACKETS.find(([mark]) => text.startsWith(mark, open)) ?? TAG;
    const close = text.indexOf(end, open + begin.length);
    if (close < 0) return;
    const inside = text.slice(open + begin.length, close);
    at = close + end.length;
    if (begin === CDATA) yield said(inside);
    const [, slash, name = '', attributes = ''] = NAME.exec(begin === '<' ? inside : '') ?? [];
    if (name !== '') yield { text: '', name: name.toLowerCase(), ends: slash === '/', attributes };
  }
}

function closeTable(around: Table[]): void {
  const table = around.pop();
  if (table) closeCell(table);
}

function take(table: Table, name: string, ends: boolean, attributes: string): void {
  if (ROWS.has(name)) {
    closeCell(table);
    if (!ends) beginRow(table, attributes);
  } else if (CELLS.has(name)) {
    closeCell(table);
    if (!ends) beginCell(table, attributes);
  } else if (LINES.has(name) && table.open && !(ends && name === 'br')) table.open.text += '\n';
}

/** Rows that are left out in XML say which they are (`ss:Index`). */
function beginRow(table: Table, attributes: string): void {
  table.row = Math.max(
    table.row + 1,
    Math.min(numberOf(attributes, 'ss:index') - 1, table.row + MOST_SPAN),
  );
  table.column = 0;
  table.grid[table.row] ??= [];
}

function beginCell(table: Table, attributes: string): void {
  if (table.row < 0) beginRow(table, '');
  if (table.row > MOST_SHEET_ROWS || table.column > MOST_SHEET_COLUMNS) return;
  const row = table.grid[table.row] ?? [];
  while (row[table.column] !== undefined) table.column++;
  table.column = Math.max(table.column, Math.min(numberOf(attributes, 'ss:index') - 1, MOST_SPAN));
  const span = (html: string, xml: string): number =>
    Math.min(MOST_SPAN, Math.max(1, numberOf(attributes, html), numberOf(attributes, xml) + 1));
  table.open = {
    text: '',
    wide: span('colspan', 'ss:mergeacross'),
    high: span('rowspan', 'ss:mergedown'),
  };
}

/** What a merged cell says stands in its first row and column, as a spreadsheet keeps it; its other parts are empty. */
function closeCell(table: Table): void {
  const { open, row, column } = table;
  if (!open) return;
  table.open = null;
  for (let down = 0; down < open.high; down++) {
    const cells = (table.grid[row + down] ??= []);
    for (let right = 0; right < open.wide; right++)
      cells[column + right] = down === 0 && right === 0 ? tidied(open.text) : '';
  }
  table.column = column + open.wide;
}

const numberOf = (attributes: string, name: string): number =>
  Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,6})`, 'i').exec(attributes)?.[1] ?? 0);

const plain = (text: string): string =>
  text
    .replace(/[\t\r\n ]+/g, ' ')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (all, decimal, hex, named) => {
      if (named) return NAMED[String(named).toLowerCase()] ?? all;
      const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    });

const tidied = (text: string): string =>
  text
    .replace(/ *\n */g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
