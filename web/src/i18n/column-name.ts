import type { Language } from './language';
import { policyContents as english } from './policy-contents.en';
import { policyContents as chinese } from './policy-contents.zh-CN';

const NAMES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  'zh-CN': chinese,
  en: english,
};

/** What a column of a register is called; a hospital's own stands as the policy writes it. */
export const columnName = (code: string, language: Language): string =>
  NAMES[language][code] ?? code;
