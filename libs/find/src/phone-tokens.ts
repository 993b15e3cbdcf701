import { readPhones } from '@tingsu/contracts';
import { phonesIn } from '@tingsu/privacy';

/** A number of this many digits is searched for by its end. */
const LAST_DIGITS = 4;
/** Of a fixed line, what is left without the area code: `010`, `02x`, or four digits. */
const AREA_CODE = /^0(?:10|2\d|\d{3})(?=\d{7,8}$)/;

/** Tokens of an answer to "which phone": each number whole, without its area code, and its last four digits. */
export function phoneTokens(written: string): readonly string[] {
  const reading = readPhones(written);
  return 'problem' in reading ? [] : tokensOf(reading.value.map(({ number }) => number));
}

/** Tokens of the phone numbers that stand in a text. */
export const phoneTokensIn = (text: string): readonly string[] => [
  ...new Set(phonesIn(text).flatMap(phoneTokens)),
];

/** The token of what a person typed to find a phone: a whole number or its last four digits; null for anything else. */
export function phoneWanted(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '');
  if (new RegExp(`^(?:\\d*\\*+)?\\d{${LAST_DIGITS}}$`).test(digits))
    return `l${digits.slice(-LAST_DIGITS)}`;
  const reading = readPhones(typed);
  if ('problem' in reading || reading.value.length !== 1 || reading.doubt !== null) return null;
  return `p${reading.value[0]?.number ?? ''}`;
}

const tokensOf = (numbers: readonly string[]): readonly string[] => [
  ...new Set(
    numbers.flatMap((number) => [
      ...(number.includes('*') ? [] : [`p${number}`, `p${number.replace(AREA_CODE, '')}`]),
      ...(/\d{4}$/.test(number) ? [`l${number.slice(-LAST_DIGITS)}`] : []),
    ]),
  ),
];
