import { PLAIN_WORDS_EN } from './plain-words-en.js';
import { PLAIN_WORDS_ZH } from './plain-words-zh.js';

export type PlainLanguage = 'zh-CN' | 'en';
export type PlainWords = Readonly<Record<keyof typeof PLAIN_WORDS_ZH, string>>;

export const plainWords = (language: PlainLanguage): PlainWords =>
  language === 'en' ? PLAIN_WORDS_EN : PLAIN_WORDS_ZH;

/** Of codes such as those of stages and of what is wrong: `stage_closed`, `fault_blank`; null for one that has no words. */
export function wordsOfCode(words: PlainWords, kind: string, code: string): string | null {
  const table: Readonly<Record<string, string>> = words;
  return table[`${kind}_${code}`] ?? null;
}
