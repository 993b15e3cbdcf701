import { strToU8, Zip, ZipDeflate } from 'fflate';
import { CSV_START, csvLine } from './csv.js';
import { headRow, packageParts, SHEET_END, SHEET_PATH, sheetStart, textRow } from './xlsx.js';

/** The rows of a sheet, some at a time. */
export interface SheetRows {
  /** What the sheet is called. */
  readonly name: string;
  /** Codes of the columns, and what they are called. */
  readonly columns: readonly string[];
  readonly names: readonly string[];
  readonly rows: AsyncIterable<readonly (readonly string[])[]>;
}

/** The bytes of a CSV, of which never more than some rows are held. */
export async function* csvFile({ names, rows }: SheetRows): AsyncGenerator<Buffer> {
  yield Buffer.from(CSV_START + csvLine(names));
  for await (const some of rows) yield Buffer.from(some.map(csvLine).join(''));
}

/** The bytes of a workbook, of which never more than some rows are held. */
export async function* xlsxFile({ name, columns, names, rows }: SheetRows): AsyncGenerator<Buffer> {
  const bytes: Buffer[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    bytes.push(Buffer.from(chunk));
  });
  for (const [path, text] of Object.entries(packageParts(name)))
    fileIn(zip, path).push(strToU8(text), true);
  const sheet = fileIn(zip, SHEET_PATH);
  sheet.push(strToU8(sheetStart(columns) + headRow(names)));
  let before = 1;
  for await (const some of rows) {
    const written = some.map((cells, index) => textRow(before + index + 1, cells));
    before += some.length;
    sheet.push(strToU8(written.join('')));
    yield* bytes.splice(0);
  }
  sheet.push(strToU8(SHEET_END), true);
  zip.end();
  yield* bytes.splice(0);
}

function fileIn(zip: Zip, path: string): ZipDeflate {
  const file = new ZipDeflate(path);
  zip.add(file);
  return file;
}
