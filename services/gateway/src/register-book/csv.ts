/** Excel takes a CSV for UTF-8 only with this before it. */
export const CSV_START = '\ufeff';

/** A cell that a spreadsheet would compute is made a text. */
const COMPUTED = /^[=+\-@＝＋－＠\t\r]/;

/** One line of a CSV as RFC 4180 writes it. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`;

const cellOf = (text: string): string =>
  `"${(COMPUTED.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
