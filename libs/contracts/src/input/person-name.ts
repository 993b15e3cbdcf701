import { charactersIn, tidyText, type Reading } from './text.js';

/** Longest name of a person, in characters. */
export const MAX_NAME_CHARACTERS = 100;

/** Dots that stand between the parts of a name (买买提·艾力); keyboards offer several. */
const NAME_DOTS = /(\p{Script=Han})\s*[·•‧・･.]\s*(?=\p{Script=Han})/gu;
const BLANKS_BETWEEN_HAN = /(\p{Script=Han})\s+(?=\p{Script=Han})/gu;

/**
 * A person's name in one spelling: on one line, Latin letters in normal width, no invisible characters, no blanks
 * between Chinese characters (王 芳 is 王芳).
 */
export const readName = (written: string): Reading<string> => {
  const value = tidyText(written)
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(NAME_DOTS, '$1·')
    .replace(BLANKS_BETWEEN_HAN, '$1')
    .trim();
  if (value === '') return { problem: 'blank' };
  return charactersIn(value) > MAX_NAME_CHARACTERS
    ? { problem: 'too_long' }
    : { value, doubt: null };
};
