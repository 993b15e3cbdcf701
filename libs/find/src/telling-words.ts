import { masked } from './text-tokens.js';
import { plain, unitsOf } from './plain-text.js';

/** Reading more of a text costs more than it tells: a microsecond a character. */
const MOST_READ = 1_000;
const SEGMENTER = new Intl.Segmenter('zh-CN', { granularity: 'word' });

/**
 * The words of a text by which it may resemble another, in the order in which they come: of two Chinese characters or two letters at least,
 * and a letter with the character behind it (`X光`). Numbers, and the words that are left out, tell nothing.
 */
export function tellingWords(text: string, ignored: ReadonlySet<string>): readonly string[] {
  const words = new Set<string>();
  let letter = '';
  for (const { segment, isWordLike } of SEGMENTER.segment(
    plain(masked(text.slice(0, MOST_READ))),
  )) {
    const word = letter + segment;
    const alone = isLetter(segment);
    letter = alone ? segment : '';
    if (isWordLike === true && !alone && isTelling(word) && !ignored.has(word)) words.add(word);
  }
  return [...words];
}

const isLetter = (word: string): boolean => /^[a-z]$/.test(word);

const isTelling = (word: string): boolean =>
  [...word].length >= 2 && unitsOf(word).some(({ is }) => is !== 'digits');
