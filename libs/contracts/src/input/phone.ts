import { tidyText, type InputDoubt, type InputProblem, type Reading } from './text.js';

/** Longest answer to "which phone": several numbers with room between them, in characters. */
export const MAX_PHONE_CHARACTERS = 100;

/** One number: digits only inside the country, with a leading plus for others, masked digits as `*`. */
export interface PhoneNumber {
  readonly number: string;
  readonly extension: string | null;
}

const MOBILE = '1[3-9]\\d{9}';
const ONE_MOBILE = new RegExp(`^(?:\\+?86|0)?(${MOBILE})$`);
const MOBILES_IN_A_ROW = new RegExp(`^(?:${MOBILE}){2,}$`);
/** A number of China that is complete, with or without its area code: what follows a dash is then an extension. */
const COMPLETE = new RegExp(
  `^(?:${MOBILE}|0(?:10|2\\d)\\d{8}|0[3-9]\\d{2}\\d{7,8}|[2-8]\\d{6,7}|[48]00\\d{7})$`,
);
const AREA_CODE = /^0(?:10|2\d|[3-9]\d{2})$/;
const EXTENSION_WORD = '(?:转|轉|分机|分機|内线|ext\\.?|x|#)';
const EXTENSION = new RegExp(`^(.*?\\d\\)?)\\s*\\(?${EXTENSION_WORD}\\s*(\\d{1,8})\\)?$`, 'iu');
const BETWEEN_NUMBERS = /[/、,;|\n]|或者?|\bor\b/iu;

/** `+86 138…`, `0086 138…` and `0138…` are the number that is dialled as 138…; `0044…` is `+44…`. */
const inOneSpelling = (written: string): string => {
  const number = written.replace(/^00(?=[1-9])/, '+');
  const mobile = ONE_MOBILE.exec(number)?.[1];
  if (mobile !== undefined) return mobile;
  const landline = /^\+86(\d{9,11})$/.exec(number)?.[1];
  return landline === undefined ? number : `0${landline.replace(/^0/, '')}`;
};

/** One number and its extension; null where something stands in it that is not dialled. */
const numberIn = (written: string): PhoneNumber | null => {
  const [, before, named] = EXTENSION.exec(written) ?? [];
  const groups = (before ?? written)
    .replace(/[\s.()·]/g, '')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '')
    .split('-');
  const last = groups.at(-1) ?? '';
  const rest = groups.slice(0, -1).join('');
  const dashed =
    named === undefined && /^\d{1,6}$/.test(last) && COMPLETE.test(inOneSpelling(rest));
  const number = dashed ? rest : groups.join('');
  if (!/^\+?[\d*]+$/.test(number)) return null;
  return { number: inOneSpelling(number), extension: named ?? (dashed ? last : null) };
};

/** The numbers of one answer, each as it was written. An area code before a slash stays with its number. */
const piecesOf = (written: string): readonly string[] => {
  const typed = written
    .split(BETWEEN_NUMBERS)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  const [first = '', second, ...others] = typed;
  const whole =
    second !== undefined && AREA_CODE.test(first.replace(/[()\s-]/g, ''))
      ? [`${first}-${second}`, ...others]
      : typed;
  return whole.flatMap((piece) => {
    const digits = piece.replace(/[\s.]/g, '');
    return MOBILES_IN_A_ROW.test(digits) ? (digits.match(/\d{11}/g) ?? []) : [piece];
  });
};

const DOUBTS: Readonly<Record<InputDoubt, true>> = { phone_masked: true, phone_incomplete: true };
const isDoubt = (found: InputProblem | InputDoubt): found is InputDoubt => found in DOUBTS;

const judgementOf = ({ number }: PhoneNumber): InputProblem | InputDoubt | null => {
  const digits = number.replace('+', '');
  if (digits.length > 15) return 'phone_long';
  if (digits.includes('*')) return 'phone_masked';
  if (digits.length < 3) return 'phone_short';
  // 12345, 10086 and 96120 can be dialled, but reach an office, not the person.
  if (digits.length < 7) return 'phone_incomplete';
  return number.startsWith('1') && digits.length !== 11 ? 'phone_mobile_length' : null;
};

/**
 * Phone numbers as people write them, several in one answer or one with an extension: full width, blanks, dots, brackets,
 * country code. Digits left out by intent (`138****8000`), or too few for a person's number, are taken with a doubt.
 */
export const readPhones = (written: string): Reading<readonly PhoneNumber[]> => {
  const plain = tidyText(written)
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[‐-―−]/g, '-');
  if (plain === '') return { problem: 'blank' };
  if (plain.length > MAX_PHONE_CHARACTERS) return { problem: 'phone_long' };
  const numbers = piecesOf(plain).map(numberIn);
  const value = numbers.filter((number) => number !== null);
  if (value.length === 0 || value.length < numbers.length)
    return { problem: /\p{L}/u.test(plain) ? 'phone_letters' : 'phone_characters' };
  const judgements = value.map(judgementOf).filter((judgement) => judgement !== null);
  const problem = judgements.find((found) => !isDoubt(found));
  if (problem !== undefined && !isDoubt(problem)) return { problem };
  return { value, doubt: judgements.find(isDoubt) ?? null };
};

/** The numbers as they are stored and shown: `13800001111 / 01088880000-8012`. */
export const phoneText = (numbers: readonly PhoneNumber[]): string =>
  numbers
    .map(({ number, extension }) => (extension === null ? number : `${number}-${extension}`))
    .join(' / ');

/** What an answer is found by: each of its numbers that has all its digits, in one spelling, without the extension. */
export const searchablePhones = (written: string): readonly string[] => {
  const reading = readPhones(written);
  if ('problem' in reading) return [];
  return reading.value
    .map(({ number }) => number)
    .filter((number) => !number.includes('*') && number.length >= 5);
};
