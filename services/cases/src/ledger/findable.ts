import { type Findable, numberTokens, textTokens } from '@tingsu/find';
import type { Decision } from '../lifecycle/conclude.js';

/** The part of a case that its numbers are; words are the part of the version that they were written in. */
export const NUMBERS = 0;

/** What can be found of a decision: the numbers of a case that it opens, and the words that were written with it. */
export function findablesOf({ before, events, state, texts }: Decision): Findable[] {
  const [first] = events;
  if (!first) return [];
  const words = Object.values(texts);
  return [
    ...(before === null ? [numbersOf(state, first.at)] : []),
    ...(words.length > 0 ? [wordsOf(state.caseId, first.version, first.at, words)] : []),
  ];
}

export const numbersOf = (
  {
    caseId,
    caseNo,
    complaintNo,
  }: { readonly caseId: string; readonly caseNo: string; readonly complaintNo: string },
  at: Date | string,
): Findable => ({
  subject: caseId,
  part: NUMBERS,
  at,
  tokens: numberTokens(caseNo, complaintNo),
});

export const wordsOf = (
  caseId: string,
  version: number,
  at: Date | string,
  words: readonly string[],
): Findable => ({
  subject: caseId,
  part: version,
  at,
  tokens: [...new Set(words.flatMap(textTokens))],
});
