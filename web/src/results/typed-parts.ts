import { ARCHIVE_PARTS, type ArchivePart } from '@tingsu/contracts';

/** What is typed about a part of the file: where it is on paper, or why there is none. */
export interface TypedPart {
  readonly how: 'place' | 'absent';
  readonly words: string;
}
export type TypedParts = Partial<Readonly<Record<ArchivePart, TypedPart>>>;

/** As the API wants them; a part about which nothing is written is left to the log. */
export const sentParts = (typed: unknown): readonly Record<string, string>[] => {
  const given = (typed ?? {}) as TypedParts;
  return ARCHIVE_PARTS.flatMap((part) => {
    const { how = 'place', words = '' } = given[part] ?? {};
    return words.trim() === '' ? [] : [{ part, [how]: words.trim() }];
  });
};
