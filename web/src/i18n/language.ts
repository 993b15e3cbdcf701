import type { LocalizedText } from '@tingsu/contracts';

export type Language = 'zh-CN' | 'en';

/** A name from the server in the reader's language; a plain string (a person's name) is the same in both. */
export const inLanguage = (text: LocalizedText | string, language: Language): string =>
  typeof text === 'string' ? text : language === 'en' ? text.en || text.zh : text.zh || text.en;

/** A name in a document that the server hands on as it is; null where it is none. */
export const localized = (found: unknown): LocalizedText | null =>
  typeof found === 'object' &&
  found !== null &&
  'zh' in found &&
  'en' in found &&
  typeof found.zh === 'string' &&
  typeof found.en === 'string'
    ? { zh: found.zh, en: found.en }
    : null;

/** A list as each language writes it: 收费、退费 or charges, refunds. */
export const joined = (items: readonly string[], language: Language): string =>
  items.join(language === 'en' ? ', ' : '、');

/** The language that fits a browser's preferences; Chinese unless English comes first. */
export const preferredLanguage = (preferences: readonly string[]): Language => {
  const first = preferences.find((tag) => /^(zh|en)\b/i.test(tag));
  return first?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
};
