/** Words that something is recognised by, in both languages. */
export interface WordList {
  readonly zh?: readonly string[] | undefined;
  readonly en?: readonly string[] | undefined;
}

/** Full width, capitals and signs between characters make no difference. */
const lettersOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** A text made ready to be searched for many words. */
export interface SearchedText {
  readonly joined: string;
  readonly spaced: string;
}
export function searchable(...texts: readonly (string | null | undefined)[]): SearchedText {
  const letters = texts.flatMap((text) => lettersOf(text ?? ''));
  return { joined: letters.join(''), spaced: ` ${letters.join(' ')} ` };
}

/** Chinese is found anywhere, also with blanks between its characters; English as whole words only. Nothing is understood: 不 before a word changes nothing. */
export function wordsIn(text: SearchedText, { zh = [], en = [] }: WordList): readonly string[] {
  const chinese = zh.filter((word) => includes(text.joined, lettersOf(word).join('')));
  const english = en.filter((word) => includes(text.spaced, ` ${lettersOf(word).join(' ')} `));
  return [...chinese, ...english];
}

const includes = (text: string, word: string): boolean => word.trim() !== '' && text.includes(word);
