import type { FoundBy } from '@tingsu/contracts';
import { nameTokens } from './name-tokens.provider.js';
import { phoneTokens, phoneTokensIn } from './phone-tokens.js';
import { plain, squeezed } from './plain-text.js';
import type { Reading, Wanted } from './query.js';

/** What a reader may see of something that the index named, opened. */
export interface Seen {
  readonly numbers?: readonly string[];
  readonly phones?: readonly string[];
  readonly names?: readonly string[];
  /** Texts in which phone numbers are searched for as well, where the reader sees contact data. */
  readonly texts?: readonly string[];
  readonly phonesInTexts?: boolean;
}

/**
 * By what the query is found in what the reader sees; empty where it is not: the index only names what may match, and it knows nothing
 * of who may see which field.
 */
export function foundBy(readings: readonly Reading[], seen: Seen): readonly FoundBy[] {
  const met = readings.filter((reading) => reading.every((wanted) => isThere(wanted, seen)));
  return [...new Set(met.flatMap((reading) => reading.map(({ by }) => by)))];
}

/**
 * By what something is found that was written in several parts, the newest first; null at every part but the newest that matches, where it
 * is shown once for all of them.
 */
export function foundAt(
  part: number,
  parts: readonly { readonly part: number; readonly seen: Seen }[],
  readings: readonly Reading[],
): FoundBy[] | null {
  const found = parts
    .map((one) => ({ part: one.part, by: foundBy(readings, one.seen) }))
    .filter(({ by }) => by.length > 0);
  return found[0]?.part === part ? [...new Set(found.flatMap(({ by }) => by))] : null;
}

function isThere({ by, typed, tokens }: Wanted, seen: Seen): boolean {
  const { numbers = [], phones = [], names = [], texts = [], phonesInTexts = false } = seen;
  switch (by) {
    case 'number':
      return numbers.some((number) => squeezed(number).includes(squeezed(typed)));
    case 'phone': {
      const inTexts = phonesInTexts ? texts.flatMap(phoneTokensIn) : [];
      return hasAll([...phones.flatMap(phoneTokens), ...inTexts], tokens);
    }
    case 'name':
      return names.some((name) => hasAll(nameTokens(name), tokens));
    case 'words':
      return texts.some((text) => plain(text).includes(typed));
  }
}

const hasAll = (there: readonly string[], wanted: readonly string[]): boolean => {
  const known = new Set(there);
  return wanted.every((token) => known.has(token));
};
