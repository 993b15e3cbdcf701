/** Text as it is compared: full width is half width, capitals are small. */
export const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Letters and digits only, as numbers of cases and orders are compared: `TS-2026-000123` is `ts2026000123`. */
export const squeezed = (text: string): string => plain(text).replace(/[^\p{L}\p{N}]/gu, '');

/** A word of letters or digits, or one Chinese character, and where it ends. */
export interface Unit {
  readonly text: string;
  readonly han: boolean;
  readonly start: number;
  readonly end: number;
}

const UNIT = /\p{Script=Han}|\p{N}+|[\p{L}\p{M}]+/gu;
const RUN_OF_HAN = /^\p{Script=Han}/u;

/** The units of a plain text, in order. Chinese letters stand for themselves; others run together to words. */
export const unitsOf = (text: string): readonly Unit[] =>
  [...text.matchAll(UNIT)].flatMap(({ 0: found, index }) => split(found, index));

/** The class of letters holds Chinese ones too, so a run such as `ct室` is taken apart. */
function split(run: string, start: number): readonly Unit[] {
  const units: Unit[] = [];
  let word = '';
  let at = start;
  const close = (): void => {
    if (word !== '') units.push({ text: word, han: false, start: at - word.length, end: at });
    word = '';
  };
  for (const character of run) {
    if (RUN_OF_HAN.test(character)) {
      close();
      units.push({ text: character, han: true, start: at, end: at + character.length });
    } else word += character;
    at += character.length;
  }
  close();
  return units;
}
