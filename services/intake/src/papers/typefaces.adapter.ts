import { createRequire } from 'node:module';
import type { Font } from 'fontkit';

const require = createRequire(import.meta.url);
const NORMAL =
  require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
const BOLD = require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf');
const RARE =
  require.resolve('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf');

/** Families by their part: Chinese with Latin, and what only another font has (𠮷). */
export const MAIN = 'Main';
const SPARE = 'Spare';
/** Printed for a character that no font has; it says so and is never an empty box. */
export const MISSING = '〓';

interface Run {
  readonly text: string;
  readonly font: string;
}

/** A text cut by the font that has its characters. */
export interface SetText {
  readonly runs: readonly Run[];
  /** Characters that no font has, as code points. */
  readonly missing: readonly string[];
}

type Has = (codePoint: number) => boolean;

/** The fonts that papers are set in; they come with the product. */
export class Typefaces {
  private loaded: Promise<{ readonly main: Has; readonly spare: Has }> | null = null;

  readonly files = {
    [MAIN]: { normal: NORMAL, bold: BOLD },
    [SPARE]: { normal: RARE, bold: RARE },
  };

  isOwn(path: string): boolean {
    return Object.values(this.files).some(({ normal, bold }) => path === normal || path === bold);
  }

  /** Read at the first paper: most instances never print one. */
  async cutter(): Promise<(text: string) => SetText> {
    this.loaded ??= this.load();
    const { main, spare } = await this.loaded;
    return (text) => cut(text, main, spare);
  }

  private async load() {
    const { openSync } = await import('fontkit');
    return {
      main: charactersOf(openSync(this.files[MAIN].normal) as Font),
      spare: charactersOf(openSync(this.files[SPARE].normal) as Font),
    };
  }
}

/** Only the code points are kept: the font itself is ten megabytes. */
function charactersOf(font: Font): Has {
  const known = new Set(font.characterSet);
  return (codePoint) => known.has(codePoint);
}

/** Marks that print nothing: controls but the line break, joiners, directions of reading, variation selectors. */
const UNPRINTED = /[\p{Cc}\p{Cf}\p{Variation_Selector}\u{E0100}-\u{E01EF}]/u;

function cut(text: string, main: Has, spare: Has): SetText {
  const runs: { text: string; font: string }[] = [];
  const missing = new Set<string>();
  const put = (character: string, font: string): void => {
    const last = runs.at(-1);
    if (last?.font === font) last.text += character;
    else runs.push({ text: character, font });
  };
  for (const character of text.normalize('NFC')) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (character === '\n' || character === '\t') put(character === '\n' ? '\n' : ' ', MAIN);
    else if (UNPRINTED.test(character)) continue;
    else if (main(codePoint)) put(character, MAIN);
    else if (spare(codePoint)) put(character, SPARE);
    else {
      missing.add(`U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`);
      put(MISSING, MAIN);
    }
  }
  return { runs, missing: [...missing] };
}
