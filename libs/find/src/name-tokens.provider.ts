import { createRequire } from 'node:module';
import { nameParts } from './name-parts.js';

/** Longest initials that are kept: names of more parts are found by the first ones. */
const MOST_INITIALS = 6;

let reader: typeof import('pinyin-pro') | null = null;

/** Its dictionary takes 15 MB, so it is loaded with the first Chinese name, and only by a process that sees one. */
function pinyinOf(name: string): readonly (readonly string[])[] {
  reader ??= createRequire(import.meta.url)('pinyin-pro') as typeof import('pinyin-pro');
  const { pinyin } = reader;
  const read = (surname: 'head' | 'off') =>
    pinyin(name, { toneType: 'none', type: 'array', v: true, surname, nonZh: 'removed' });
  // 单 is Shàn as a surname, Dān otherwise: both are typed.
  return [read('head'), read('off')];
}

/** Tokens of a person's name: its parts, and of a Chinese one its pinyin whole, by syllable, and its initials. */
export function nameTokens(name: string): readonly string[] {
  const { han, pairs, words } = nameParts(name);
  const tokens = new Set([...pairs, ...words]);
  if (words.length > 1) tokens.add(`y${words.map((word) => word.slice(1)).join('')}`);
  if (han === '') return [...tokens];
  for (const syllables of pinyinOf(han)) {
    for (const syllable of syllables) tokens.add(`y${syllable}`);
    // Whole, and the given name after a surname of one syllable or two.
    for (const from of [0, 1, 2].filter((first) => first === 0 || first < syllables.length - 1))
      tokens.add(`y${syllables.slice(from).join('')}`);
    const initials = syllables.map((syllable) => syllable.charAt(0)).slice(0, MOST_INITIALS);
    for (let many = 2; many <= initials.length; many++)
      tokens.add(`y${initials.slice(0, many).join('')}`);
  }
  return [...tokens];
}
