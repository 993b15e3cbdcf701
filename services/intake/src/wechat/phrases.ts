import type { Phrases } from './phrase.js';
import { phrasesEn } from './phrases-en.js';
import { phrasesZh } from './phrases-zh.js';
import type { Language } from './talk.js';

export const PHRASES: Readonly<Record<Language, Phrases>> = {
  'zh-CN': phrasesZh,
  en: phrasesEn,
};
