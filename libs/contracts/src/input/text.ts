/**
 * What people type, read the same way by the public form, the API and the staff form. Pure, and free of zod: the public
 * form carries these functions to the phone.
 */

/** Longest text of a complaint, in characters (code points). More belongs in an attachment. */
export const MAX_CONTENT_CHARACTERS = 20_000;
/** Longest text of what the complainant asks for, in characters. */
export const MAX_DEMAND_CHARACTERS = 2_000;

/** Longest message of a thread, in characters. */
export const MAX_MESSAGE_CHARACTERS = 5_000;

/** What can be wrong with something typed, by stable code; the words are in the catalogues of each language. */
export type InputProblem =
  | 'blank'
  | 'too_long'
  | 'phone_letters'
  | 'phone_characters'
  | 'phone_short'
  | 'phone_long'
  | 'phone_mobile_length'
  | 'email_at'
  | 'email_domain'
  | 'email_characters';

/** What is taken, but should be looked at again before it is relied on. */
export type InputDoubt = 'phone_masked' | 'phone_incomplete';

/** Something typed, as it is stored; or why it is refused. */
export type Reading<Value> =
  { readonly value: Value; readonly doubt: InputDoubt | null } | { readonly problem: InputProblem };

/** Nothing that can be seen: white space, controls, U+200B and its like, the blank of Braille. */
const UNSEEN = '\\p{White_Space}\\p{Cc}\\p{Default_Ignorable_Code_Point}\\u2800';
const UNSEEN_ENDS = new RegExp(`^[${UNSEEN}]+|[${UNSEEN}]+$`, 'gu');

/** Characters as people count them, near enough: an emoji is one, as it is for PostgreSQL; `length` would say two. */
export const charactersIn = (text: string): number => [...text].length;

/** Half a surrogate pair stands for no character and cannot be stored: U+FFFD takes its place. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

/** The text without unseen characters at its ends, with the line ends of Unix. What is between stays as it was written. */
export const tidyText = (written: string): string =>
  wellFormed(written).replace(/\r\n?/g, '\n').replace(UNSEEN_ENDS, '');

/** True for text in which there is nothing to read. */
export const isBlank = (written: string): boolean => tidyText(written) === '';

/** A text of at most `max` characters. */
export const readText = (written: string, max: number): Reading<string> => {
  const value = tidyText(written);
  if (value === '') return { problem: 'blank' };
  return charactersIn(value) > max ? { problem: 'too_long' } : { value, doubt: null };
};
