import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { Typefaces } from './typefaces.adapter.js';

/** How texts of one size are set. */
export interface Setting {
  readonly size: number;
  /** What could not be set so far. */
  missing(): readonly string[];
  set(text: string): Content[];
}

const typefaces = new Typefaces();

/** Cuts texts by the font that has their characters; each paper knows what is missing in it. */
export async function setter() {
  const cut = await typefaces.cutter();
  return {
    at: (size: number): Setting => {
      const missing = new Set<string>();
      const set = (text: string): Content[] => {
        const { runs, missing: open } = cut(text);
        for (const one of open) missing.add(one);
        return runs.map((run) => ({ text: run.text, font: run.font }));
      };
      return { size, set, missing: () => [...missing] };
    },
  };
}

/** The PDF, with its fonts embedded and nothing loaded from elsewhere. */
export async function made(definition: TDocumentDefinitions): Promise<Buffer> {
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.setFonts(typefaces.files);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => typefaces.isOwn(path));
  return pdfmake.createPdf(definition).getBuffer();
}
