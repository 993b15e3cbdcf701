import { squeezed } from './plain-text.js';

/** Every three neighbouring letters or digits of a number, so that it is found by any part of it that long. */
const GRAM = 3;

/** Fewest letters and digits by which a number is found. */
export const SHORTEST_NUMBER = GRAM;

export function numberTokens(...numbers: readonly string[]): readonly string[] {
  const tokens = new Set<string>();
  for (const number of numbers.map(squeezed))
    for (let at = 0; at + GRAM <= number.length; at++)
      tokens.add(`n${number.slice(at, at + GRAM)}`);
  return [...tokens];
}
