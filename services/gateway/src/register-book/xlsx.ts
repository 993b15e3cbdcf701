/** The parts of a workbook of one sheet (ECMA-376), without its rows: head frozen, words wrapped, printed on A4 crosswise. */
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** As many characters as a cell of Excel holds. */
const MOST_CHARACTERS = 32_767;
const HEAD_STYLE = 1;
const TEXT_STYLE = 2;
/** Columns of long texts, in characters of width. */
const WIDE = 40;
const NARROW = 14;
const LONG_TEXTS = new Set(['facts', 'demand', 'result', 'reasons', 'dueDates']);

export const SHEET_PATH = 'xl/worksheets/sheet1.xml';

/** The files of the package besides the sheet, by path. */
export const packageParts = (sheetName: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/${SHEET_PATH}" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
  '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheetNameOf(sheetName))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`,
});

/** The sheet up to its rows. */
export const sheetStart = (columns: readonly string[]): string => {
  const widths = columns.map(
    (code, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${LONG_TEXTS.has(code) ? WIDE : NARROW}" customWidth="1"/>`,
  );
  return `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`;
};

/** And after them. */
export const SHEET_END =
  '</sheetData><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>';

export const headRow = (names: readonly string[]): string => rowOf(1, names, HEAD_STYLE);
/** Every cell is a text, which no spreadsheet computes. Rows are numbered from 1, the head. */
export const textRow = (number: number, cells: readonly string[]): string =>
  rowOf(number, cells, TEXT_STYLE);

const rowOf = (number: number, cells: readonly string[], style: number): string =>
  `<row r="${number}">${cells
    .map(
      (text, index) =>
        `<c r="${columnLetters(index)}${number}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text.slice(0, MOST_CHARACTERS))}</t></is></c>`,
    )
    .join('')}</row>`;

/** A, B … Z, AA, AB … */
const columnLetters = (index: number): string =>
  (index < 26 ? '' : columnLetters(Math.floor(index / 26) - 1)) +
  String.fromCharCode('A'.charCodeAt(0) + (index % 26));

/** Excel takes no more than 31 characters, and none of these. */
const sheetNameOf = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

// XML 1.0 cannot say other control characters, nor half a surrogate pair.
const UNSAYABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function escaped(text: string): string {
  return text
    .replace(UNSAYABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
