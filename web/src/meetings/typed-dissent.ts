/** Who does not agree, as far as it is typed. */
export interface TypedDissent {
  readonly person?: string | undefined;
  readonly words?: string | undefined;
}

/** What is sent: lines in which nothing was typed are left out. */
export const sentDissent = (typed: unknown): TypedDissent[] =>
  (Array.isArray(typed) ? (typed as TypedDissent[]) : [])
    .map(({ person, words = '' }) => ({ person, words: words.trim() }))
    .filter(({ person, words }) => person || words);

/** Whether each line names a member and says why. */
export const isWholeDissent = (typed: unknown): boolean =>
  sentDissent(typed).every(({ person, words }) => person && words);
