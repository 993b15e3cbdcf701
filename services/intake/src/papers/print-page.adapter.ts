import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { FormRow, PaperPage, Part } from './paper-layout.js';
import { made, setter, type Setting } from './pdf.adapter.js';
import { MAIN, MISSING } from './typefaces.adapter.js';

export interface PrintedPaper {
  readonly pdf: Buffer;
  readonly pages: number;
  /** Characters that no font has, as code points. */
  readonly missing: readonly string[];
  /** At which it fits, in points. */
  readonly size: number;
}

/** Papers with how they were printed alone, so that together each has the same pages. */
export type PaperOfMany = Pick<PrintedPaper, 'pages' | 'size'> & { readonly page: PaperPage };

const SIZES = [10.5, 9.5, 8.5, 7.5, 6.5];
const MARGIN = 54;
const LABEL_WIDTH = 82;

/**
 * Prints a paper as PDF on A4, with the type embedded. The same page makes the same bytes. A paper that must fit on one page is set
 * smaller until it does.
 */
export async function printPage(page: PaperPage): Promise<PrintedPaper> {
  for (const [index, size] of SIZES.entries()) {
    const printed = await printAt(page, size);
    if (!page.onePage || printed.pages === 1 || index === SIZES.length - 1) return printed;
  }
  throw new Error('there is no size to print at');
}

/** Many papers as one PDF: each begins on a page of its own, and its pages are counted from 1. */
export async function printMany(papers: readonly PaperOfMany[]): Promise<Buffer> {
  const [first] = papers;
  if (!first) throw new Error('there is nothing to print');
  const set = await setter();
  const feet = papers.flatMap(({ page, pages }) => {
    const foot = set.at(0).set(page.foot);
    return Array.from({ length: pages }, (_, index) => footer(foot, index + 1, pages));
  });
  const content = papers.map(({ page, size }, index): Content => ({
    ...(index > 0 ? { pageBreak: 'before' } : {}),
    ...{ stack: bodyOf(page, set.at(size)), fontSize: size },
  }));
  return made({ ...sheetOf(first.page), content, footer: (current) => feet[current - 1] ?? '' });
}

async function printAt(page: PaperPage, size: number): Promise<PrintedPaper> {
  const setting = (await setter()).at(size);
  let pages = 0;
  const foot = setting.set(page.foot);
  const content: Content = [{ stack: bodyOf(page, setting), fontSize: size }];
  const pdf = await made({
    ...sheetOf(page),
    content,
    footer: (current, count) => footer(foot, current, (pages = count)),
  });
  return { pdf, pages, size, missing: setting.missing() };
}

const sheetOf = (page: PaperPage): Omit<TDocumentDefinitions, 'content'> => ({
  pageSize: 'A4',
  pageMargins: [MARGIN, 44, MARGIN, 48],
  language: page.language,
  info: { title: page.title, creator: 'Tingsu', producer: 'Tingsu', creationDate: page.at },
  defaultStyle: { font: MAIN, lineHeight: 1.25 },
});

const footer = (foot: Content[], current: number, count: number): Content => ({
  margin: [MARGIN, 8, MARGIN, 0],
  fontSize: 7.5,
  color: '#444444',
  columns: [
    { text: foot, width: '*' },
    { text: `${current} / ${count}`, width: 40, alignment: 'right' },
  ],
});

function bodyOf(page: PaperPage, setting: Setting): Content[] {
  const { size, set, missing } = setting;
  const content = page.parts.map((part) => contentOf(part, setting));
  const number: Content[] =
    page.number === null
      ? []
      : [{ text: set(page.number), alignment: 'right', margin: [0, 2, 0, 0] }];
  const body: Content[] = [
    { text: set(page.head), alignment: 'center', fontSize: size + 4, margin: [0, 0, 0, 2] },
    { text: set(page.title), alignment: 'center', bold: true, fontSize: size + 7 },
    ...number,
    { text: '', margin: [0, 0, 0, size * 0.8] },
    ...content,
  ];
  const open = missing();
  if (open.length === 0) return body;
  const note = set(missingNote(page.language, open));
  return [...body, { text: note, fontSize: size - 1.5, margin: [0, 8, 0, 0] }];
}

function contentOf(part: Part, setting: Setting): Content {
  const { size, set } = setting;
  if ('rows' in part) return formOf(part.rows, setting);
  if ('items' in part)
    return { ul: part.items.map((item) => ({ text: set(item) })), margin: [size * 2, 2, 0, 4] };
  if ('table' in part) return tableOf(part.table, setting);
  const text = set(part.text);
  switch (part.style) {
    case 'heading':
      return { text, bold: true, margin: [0, 8, 0, 3] };
    case 'note':
      return { text, fontSize: size - 1.5, margin: [0, 6, 0, 0] };
    case 'sign':
      return { text, margin: [0, size * 1.6, 0, 0] };
    case 'seal':
      return { text, alignment: 'right', margin: [0, size, 0, 0] };
    case 'paragraph':
      return { text, margin: [0, 2, 0, 4], ...(part.indent ? { leadingIndent: size * 2 } : {}) };
  }
}

/** Four columns; a single pair reaches over the last three. */
function formOf(rows: readonly FormRow[], { size, set }: Setting): Content {
  const line = size * 1.5;
  const cell = (text: string, label: boolean): TableCell => ({
    text: set(text),
    ...(label ? { fillColor: '#f2f2f2' } : {}),
  });
  return {
    table: {
      widths: [LABEL_WIDTH, '*', LABEL_WIDTH, '*'],
      heights: rows.map(({ high }) => Math.max(high, 1) * line + 2),
      dontBreakRows: false,
      body: rows.map(({ cells: [label = '', text = '', second, other = ''] }) =>
        second === undefined
          ? [
              cell(label, true),
              { ...(cell(text, false) as object), colSpan: 3 } as TableCell,
              {},
              {},
            ]
          : [cell(label, true), cell(text, false), cell(second, true), cell(other, false)],
      ),
    },
    layout: LINES,
    margin: [0, 2, 0, 6],
  };
}

function tableOf(
  { head, rows }: { readonly head: readonly string[]; readonly rows: readonly string[][] },
  { set }: Setting,
): Content {
  const wide = Math.max(head.length, 1);
  return {
    table: {
      headerRows: 1,
      widths: head.map((_, index) => (index === Math.min(1, wide - 1) ? '*' : 'auto')),
      body: [
        head.map((text): TableCell => ({ text: set(text), fillColor: '#f2f2f2' })),
        ...rows.map((row) => row.map((text): TableCell => ({ text: set(text) }))),
      ],
    },
    layout: LINES,
    margin: [0, 2, 0, 6],
  };
}

const missingNote = (language: PaperPage['language'], open: readonly string[]): string =>
  language === 'en'
    ? `${MISSING}: no font here has ${open.join(', ')}. Please write it by hand.`
    : `${MISSING}：字库中没有 ${open.join('、')}，请手工填写。`;

const LINES = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0.6,
  paddingTop: () => 2,
  paddingBottom: () => 2,
};
