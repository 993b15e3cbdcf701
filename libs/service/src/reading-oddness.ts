import type { ReadingKind } from '@tingsu/contracts';

/** From when on a day is odd: so many at least, and so many times what is usual for the person. */
export interface OddnessFigures {
  readonly least: Readonly<Record<ReadingKind, number>>;
  readonly times: number;
}

/** Being refused is odd whatever is usual: who has a right to what he asks for is not refused. */
export function isOdd(
  kind: ReadingKind,
  { count, usual }: { readonly count: number; readonly usual: number },
  { least, times }: OddnessFigures,
): boolean {
  if (count < least[kind]) return false;
  return kind === 'refused' || count >= times * usual;
}
