/** Text as it is compared: full width is half width, capitals are small. */
export const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Letters and digits only, as numbers of cases and orders are compared: `TS-2026-000123` is `ts2026000123`. */
export const squeezed = (text: string): string => plain(text).replace(/[^\p{L}\p{N}]/gu, '');

/** One Chinese character, a word of other letters, or digits that stand together, in a plain text. */
export interface Unit {
  readonly text: string;
  readonly is: 'han' | 'word' | 'digits';
  readonly start: number;
  readonly end: number;
}

const LETTER = /^[\p{L}\p{M}]$/u;
const DIGIT = /^\p{N}$/u;

/**
 * The units of a plain text, in order. Every complaint goes through here, so characters are told apart by their number as far as they can
 * be: a regular expression with classes of Unicode takes five times as long.
 */
export function unitsOf(text: string): readonly Unit[] {
  const units: Unit[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0;
    const is = kindOf(code);
    const start = at;
    at += code > 0xffff ? 2 : 1;
    if (is === null) continue;
    if (is !== 'han')
      for (let next = text.codePointAt(at); next !== undefined; next = text.codePointAt(at)) {
        if (kindOf(next) !== is) break;
        at += next > 0xffff ? 2 : 1;
      }
    units.push({ text: text.slice(start, at), is, start, end: at });
  }
  return units;
}

function kindOf(code: number): Unit['is'] | null {
  if (code >= 0x4e00 && code <= 0x9fff) return 'han';
  if (code < 0x80) {
    if (code >= 0x61 && code <= 0x7a) return 'word';
    return code >= 0x30 && code <= 0x39 ? 'digits' : null;
  }
  if (code >= 0x3000 && code <= 0x303f && code !== 0x3005 && code !== 0x3007) return null;
  if (code >= 0xff00 && code <= 0xffef) return null;
  const character = String.fromCodePoint(code);
  if (/^\p{Script=Han}$/u.test(character)) return 'han';
  if (LETTER.test(character)) return 'word';
  return DIGIT.test(character) ? 'digits' : null;
}
