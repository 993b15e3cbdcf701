import { mask } from '@tingsu/privacy';
import { plain, unitsOf, type Unit } from './plain-text.js';

/**
 * Tokens of a text: pairs of neighbouring Chinese characters, words of letters or digits, and such a word with the character beside it
 * (`B超`, `10床`). One character is no token: it stands in most texts.
 */
export function textTokens(text: string): readonly string[] {
  const tokens = new Set<string>();
  let before: Unit | null = null;
  for (const unit of unitsOf(masked(plain(text)))) {
    if (isWord(unit)) tokens.add(`w${unit.text}`);
    if (before !== null && before.end === unit.start && (before.is === 'han' || unit.is === 'han'))
      tokens.add(`w${before.text}${unit.text}`);
    before = unit;
  }
  return [...tokens];
}

/** Two letters, or three digits: shorter ones stand in most texts. */
const isWord = ({ text, is }: Unit): boolean =>
  is !== 'han' && text.length >= (is === 'digits' ? 3 : 2);

/** Phone numbers and numbers of identity cards as every reader sees them: whole they are found as phones or not at all. */
export const masked = (text: string): string => mask.phonesIn(mask.identityNumbersIn(text));
