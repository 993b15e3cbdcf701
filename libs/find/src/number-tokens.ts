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

/** What every number of a year begins with, where digits follow that tell the numbers apart. */
const HEAD = /^(?:c|ts)?20\d\d(?=\d)/;

/**
 * The tokens to look for when this number or a part of it was typed: without the groups that lie wholly in its head, because nearly
 * every entry has those, and to read them all narrows nothing. Each match is compared with what was typed anyway.
 */
export function wantedNumberTokens(typed: string): readonly string[] {
  const number = squeezed(typed);
  const head = HEAD.exec(number)?.[0].length ?? 0;
  return numberTokens(number.slice(Math.max(0, head - GRAM + 1)));
}
