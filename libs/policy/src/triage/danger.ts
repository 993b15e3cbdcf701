import { searchable, wordsIn, type Facts } from '@tingsu/contracts';
import type { Policy } from '../documents/policy.js';

/** The dangers that a complaint speaks of, by the code of the policy. What was said stays in the complaint. */
export function dangersIn(
  { danger }: Pick<Policy, 'danger'>,
  ...texts: readonly (string | null)[]
): string[] {
  if (danger.length === 0) return [];
  const text = searchable(...texts);
  return danger.filter(({ words }) => wordsIn(text, words).length > 0).map(({ code }) => code);
}

/** Dangers that were recognised and that nobody has taken back. */
export const dangersOf = (facts: Facts): readonly string[] => {
  const known = facts['danger'];
  return Array.isArray(known) ? known : [];
};
