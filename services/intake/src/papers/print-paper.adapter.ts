import { Injectable } from '@nestjs/common';
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { FormRow, PaperPage, Part } from './paper-layout.js';
import { MAIN, MISSING, Typefaces, type SetText } from './typefaces.adapter.js';

export interface PrintedPaper {
  readonly pdf: Buffer;
  readonly pages: number;
  /** Characters that no font has, as code points. */
  readonly missing: readonly string[];
}

type Cut = (text: string) => SetText;
interface Setting {
  readonly size: number;
  /** What could not be set so far. */
  missing(): readonly string[];
  set(text: string): Content[];
}

const SIZES = [10.5, 9.5, 8.5, 7.5, 6.5];
const MARGIN = 54;
const LABEL_WIDTH = 82;

/** Prints a paper as PDF on A4, with the type embedded. */
@Injectable()
export class PrintPaper {
  constructor(private readonly typefaces: Typefaces) {}

  /** The same page makes the same bytes. A paper that must fit on one page is set smaller until it does. */
  async print(page: PaperPage): Promise<PrintedPaper> {
    const cut = await this.typefaces.cutter();
    for (const [index, size] of SIZES.entries()) {
      const printed = await this.printAt(page, size, cut);
      if (!page.onePage || printed.pages === 1 || index === SIZES.length - 1) return printed;
    }
    throw new Error('there is no size to print at');
  }

  /** Several papers in one file, each on pages of its own; what stands at the foot of one stands below its last line. */
  async printTogether(pages: readonly PaperPage[]): Promise<PrintedPaper> {
    const [first, ...rest] = pages;
    if (!first) throw new Error('there is nothing to print');
    return this.printAt(first, SIZES[0] ?? 10, await this.typefaces.cutter(), rest);
  }

  private async printAt(
    page: PaperPage,
    size: number,
    cut: Cut,
    more: readonly PaperPage[] = [],
  ): Promise<PrintedPaper> {
    const { default: pdfmake } = await import('pdfmake');
    pdfmake.setFonts(this.typefaces.files);
    pdfmake.setUrlAccessPolicy(() => false);
    pdfmake.setLocalAccessPolicy((path) => this.typefaces.isOwn(path));
    const missing = new Set<string>();
    let pages = 0;
    const set = (text: string): Content[] => {
      const { runs, missing: open } = cut(text);
      for (const one of open) missing.add(one);
      return runs.map((run) => ({ text: run.text, font: run.font }));
    };
    const setting = { size, set, missing: () => [...missing] };
    const definition =
      more.length === 0
        ? definitionOf(page, setting, (count) => (pages = count))
        : togetherOf([page, ...more], setting);
    const pdf = await pdfmake.createPdf(definition).getBuffer();
    return { pdf, pages, missing: [...missing] };
  }
}

function bodyOf(page: PaperPage, setting: Setting): Content[] {
  const { size, set, missing } = setting;
  const head = set(page.head);
  const title = set(page.title);
  const number = page.number === null ? [] : set(page.number);
  const content = page.parts.map((part) => contentOf(part, setting));
  const open = missing();
  return [
    { text: head, alignment: 'center', fontSize: size + 4, margin: [0, 0, 0, 2] },
    { text: title, alignment: 'center', bold: true, fontSize: size + 7 },
    ...(number.length > 0
      ? [
          {
            text: number,
            alignment: 'right' as const,
            margin: [0, 2, 0, 0] as [number, number, number, number],
          },
        ]
      : []),
    { text: '', margin: [0, 0, 0, size * 0.8] },
    ...content,
    ...(open.length > 0
      ? [
          {
            text: set(missingNote(page.language, open)),
            fontSize: size - 1.5,
            margin: [0, 8, 0, 0] as [number, number, number, number],
          },
        ]
      : []),
  ];
}

const sheetOf = (page: PaperPage, size: number): Omit<TDocumentDefinitions, 'content'> => ({
  pageSize: 'A4',
  pageMargins: [MARGIN, 44, MARGIN, 48],
  language: page.language,
  info: { title: page.title, creator: 'Tingsu', producer: 'Tingsu', creationDate: page.at },
  defaultStyle: { font: MAIN, fontSize: size, lineHeight: 1.25 },
});

function togetherOf(pages: readonly PaperPage[], setting: Setting): TDocumentDefinitions {
  const [first] = pages;
  if (!first) throw new Error('there is nothing to print');
  const content = pages.map((page, index): Content => ({
    stack: [
      ...bodyOf(page, setting),
      { text: setting.set(page.foot), fontSize: 7.5, color: '#444444', margin: [0, 16, 0, 0] },
    ],
    ...(index > 0 ? { pageBreak: 'before' as const } : {}),
  }));
  return { ...sheetOf(first, setting.size), content };
}

function definitionOf(
  page: PaperPage,
  setting: Setting,
  counted: (pages: number) => void,
): TDocumentDefinitions {
  const content = bodyOf(page, setting);
  const foot = setting.set(page.foot);
  return {
    ...sheetOf(page, setting.size),
    content,
    footer: (current, count) => {
      counted(count);
      return {
        margin: [MARGIN, 8, MARGIN, 0],
        fontSize: 7.5,
        color: '#444444',
        columns: [
          { text: foot, width: '*' },
          { text: `${current} / ${count}`, width: 40, alignment: 'right' },
        ],
      };
    },
  };
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
