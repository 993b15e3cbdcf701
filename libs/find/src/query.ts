import { type FoundBy, ProblemError } from '@tingsu/contracts';
import { nameParts } from './name-parts.js';
import { SHORTEST_NUMBER, wantedNumberTokens } from './number-tokens.js';
import { phoneWanted } from './phone-tokens.js';
import { plain, squeezed } from './plain-text.js';
import { masked, textTokens } from './text-tokens.js';

/** One thing that must be there, and the tokens that the index must have for it. */
export interface Wanted {
  readonly by: FoundBy;
  readonly typed: string;
  readonly tokens: readonly string[];
}

/** All of these together are one way to read the query. */
export type Reading = readonly Wanted[];

/** What the index is asked for by one reading; further tokens would narrow it little, and each match is compared anyway. */
export const MOST_TOKENS = 24;
const MOST_TERMS = 6;
/** The number of a case or a complaint, whole: nothing else is meant by it. */
const WHOLE_NUMBER = /^(?:c|ts)-?\d{4}-?\d{6,}$/;

/**
 * The ways to read what a person typed, of those asked for: as a number, a phone, a name, words, or a name among words. Throws
 * `request.invalid` where nothing in it can be searched for.
 */
export function readQuery(q: string, by: readonly FoundBy[]): readonly Reading[] {
  const terms = plain(q)
    .split(/\s+/)
    .filter((term) => term !== '');
  if (terms.length > MOST_TERMS)
    throw refused('too_many', `Search for at most ${MOST_TERMS} words at once.`);
  const all = readingsOf(plain(q).trim(), terms);
  if (all.length === 0)
    throw refused(
      'too_short',
      'Give at least two Chinese characters, two letters, or three digits of a number.',
    );
  return all.filter((reading) => reading.every((one) => by.includes(one.by)));
}

function readingsOf(q: string, terms: readonly string[]): readonly Reading[] {
  if (WHOLE_NUMBER.test(q)) return [[numberWanted(q)]];
  const words: Reading = terms.map((typed) => wordsWanted(typed));
  const named: Reading = terms.map((typed) => nameWanted(typed));
  const phone = phoneWanted(q);
  const mixed = terms.length < 2 ? [] : terms.map((_, at) => mixOf(named, words, at));
  return [
    ...(isNumber(q) ? [[numberWanted(q)]] : []),
    ...(phone === null ? [] : [[{ by: 'phone' as const, typed: q, tokens: [phone] }]]),
    ...(named.every(hasTokens) ? [named] : []),
    ...mixed.filter((reading) => reading.some((one) => one.by === 'words' && hasTokens(one))),
    words,
  ].filter((reading) => reading.some(hasTokens));
}

/** One of the terms is a name, the others are words. A mix without a name is no mix. */
const mixOf = (named: Reading, words: Reading, at: number): Reading => {
  const name = named[at];
  return name && hasTokens(name) ? words.map((word, i) => (i === at ? name : word)) : [];
};

const hasTokens = ({ tokens }: Wanted): boolean => tokens.length > 0;
const isNumber = (q: string): boolean =>
  /\d/.test(q) && /^[\p{L}\d\s_./-]+$/u.test(q) && squeezed(q).length >= SHORTEST_NUMBER;
const numberWanted = (typed: string): Wanted => ({
  by: 'number',
  typed,
  tokens: wantedNumberTokens(typed),
});
const wordsWanted = (typed: string): Wanted => ({
  by: 'words',
  typed,
  tokens: masked(typed) === typed ? textTokens(typed) : [],
});

/** A number, or a part of one. */
export const numberReading = (typed: string): Reading => [numberWanted(typed)];

function nameWanted(typed: string): Wanted {
  const { pairs, words } = nameParts(typed);
  const isName = /^[\p{L}\p{M}·.-]+$/u.test(typed);
  return { by: 'name', typed, tokens: isName ? [...pairs, ...words] : [] };
}

const refused = (code: string, message: string): ProblemError =>
  new ProblemError('request.invalid', message, { errors: [{ path: 'q', code, message }] });
