import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { made, setter, type Setting } from '../papers/pdf.adapter.js';
import { MAIN } from '../papers/typefaces.adapter.js';
import type { Poster, PosterSheets } from './compose-posters.js';

/** In points. */
interface Measures {
  readonly page: 'A4' | 'A6';
  readonly margins: readonly [number, number];
  readonly code: number;
  /** Of what stands largest; the rest follows from it. */
  readonly type: number;
}

/** A sign is a quarter of the poster, so that four fit on a sheet by the choice "4 pages per sheet" of any printer. */
const MEASURES: Readonly<Record<PosterSheets['size'], Measures>> = {
  a4: { page: 'A4', margins: [56, 60], code: 310, type: 30 },
  sign: { page: 'A6', margins: [24, 22], code: 140, type: 15 },
};

export interface PrintedPosters {
  readonly pdf: Buffer;
  /** Characters that no font has, as code points. */
  readonly missing: readonly string[];
}

/** Long names are set smaller, and the others with them: what hangs side by side looks alike. */
const SCALES = [1, 0.9, 0.8, 0.7, 0.6];

/** Posters as one PDF, each on a page of its own. */
export async function printPosters(sheets: PosterSheets): Promise<PrintedPosters> {
  const measures = MEASURES[sheets.size];
  for (const scale of SCALES) {
    const printed = await printAt(sheets, { ...measures, type: measures.type * scale });
    if (printed.pages <= sheets.posters.length || scale === SCALES.at(-1)) return printed;
  }
  throw new Error('there is no size to print at');
}

async function printAt(
  sheets: PosterSheets,
  measures: Measures,
): Promise<PrintedPosters & { readonly pages: number }> {
  const setting = (await setter()).at(measures.type);
  let pages = 0;
  const content = sheets.posters.map((poster, index): Content => ({
    ...(index > 0 ? { pageBreak: 'before' } : {}),
    stack: bodyOf(poster, measures, setting),
    alignment: 'center',
  }));
  const footer = (_: number, count: number): Content => {
    pages = count;
    return '';
  };
  const pdf = await made({ ...sheetOf(sheets, measures), content, footer });
  return { pdf, pages, missing: setting.missing() };
}

const sheetOf = (
  { title, at }: PosterSheets,
  { page, margins: [side, top] }: Measures,
): Omit<TDocumentDefinitions, 'content'> => ({
  pageSize: page,
  pageMargins: [side, top, side, top],
  info: { title, creator: 'Tingsu', producer: 'Tingsu', creationDate: at },
  defaultStyle: { font: MAIN, lineHeight: 1.2 },
});

function bodyOf(poster: Poster, { code, type }: Measures, { set }: Setting): Content[] {
  /** The second language is set smaller. */
  const lines = (texts: readonly string[], part: number, bold = false): Content[] =>
    texts.map((text, index) => ({
      text: set(text),
      bold,
      fontSize: type * part * (index === 0 ? 1 : 0.7),
      margin: [0, 0, 0, type * 0.15],
    }));
  const gap: Content = { text: '', fontSize: 1, margin: [0, 0, 0, type * 0.55] };
  return [
    ...lines(poster.house, 0.8),
    gap,
    ...lines(poster.sentence, 0.8, true),
    gap,
    { qr: poster.address, fit: code, eccLevel: 'M', alignment: 'center' },
    gap,
    ...lines(poster.place, 1, true),
    gap,
    ...lines(poster.phone, 0.55),
    { text: set(poster.site), fontSize: type * 0.4 },
  ];
}
