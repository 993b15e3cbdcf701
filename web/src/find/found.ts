import type { Found, FoundPage } from '@tingsu/contracts';

/** Where a hit matched, as the reader is told: words are those of the complaint, or of its handling. */
const MATCHES = ['number', 'phone', 'name', 'words', 'handling'] as const;
export type Match = (typeof MATCHES)[number];

export interface Hit extends Omit<Found, 'foundBy'> {
  readonly matches: readonly Match[];
}

/** What intake and cases found of the same complaint is one hit; the newest complaint first. */
export const mergedHits = (
  complaints: readonly FoundPage[],
  cases: readonly FoundPage[],
): readonly Hit[] => {
  const hits = new Map<string, { readonly found: Found; readonly matches: Set<Match> }>();
  const add = (found: Found, matches: readonly Match[]): void => {
    const known = hits.get(found.complaintNo);
    // Cases knows how a case stands before intake has heard of it.
    const one = {
      found: known && found.caseNo === null ? known.found : found,
      matches: new Set([...(known?.matches ?? []), ...matches]),
    };
    hits.set(found.complaintNo, one);
  };
  for (const found of complaints.flatMap(({ items }) => items)) add(found, found.foundBy);
  for (const found of cases.flatMap(({ items }) => items))
    add(
      found,
      found.foundBy.map((by) => (by === 'words' ? 'handling' : by)),
    );
  return [...hits.values()]
    .map(({ found: { foundBy: _by, ...shown }, matches }) => ({
      ...shown,
      matches: MATCHES.filter((match) => matches.has(match)),
    }))
    .sort((one, other) => Date.parse(other.receivedAt) - Date.parse(one.receivedAt));
};

/** One character by itself, or two digits, stands in most complaints: the servers refuse it, and so it is not sent. */
export const isTooShort = (typed: string): boolean => {
  const written = typed.normalize('NFKC').trim();
  return !/[\p{L}\d]{2}/u.test(written) || /^\d{2}$/.test(written);
};
