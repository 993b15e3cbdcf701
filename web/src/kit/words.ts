import { houseReach, type HouseAction, type Role } from '@tingsu/contracts';
import { useSyncExternalStore } from 'react';
import { label, labelTable, reasonText, type LabelTable } from '../i18n/labels';
import { joined, type Language } from '../i18n/language';
import { texts, textsIn } from '../i18n/texts';
import { longInstant, shortInstant } from '../time/instants';
import { useSession } from './session';

const onLanguage = (listen: () => void): (() => void) => {
  texts.on('languageChanged', listen);
  return () => texts.off('languageChanged', listen);
};

const spokenLanguage = (): Language => (texts.language === 'en' ? 'en' : 'zh-CN');

const wordsFor = (language: Language, timeZone: string) => ({
  t: textsIn(language),
  language,
  timeZone,
  label: (table: LabelTable, code: string | null | undefined) => label(language, table, code),
  list: (items: readonly string[]) => joined(items, language),
  reason: (code: string) => reasonText(language, code),
  options: (table: LabelTable) =>
    Object.entries(labelTable(language, table)).map(([value, text]) => ({ value, label: text })),
  long: (instant: string) => longInstant(instant, language, timeZone),
  short: (instant: string) => shortInstant(instant, language, timeZone),
});
export type Words = ReturnType<typeof wordsFor>;

/** One for each language and time zone: a list has hundreds of components that speak. */
const spoken = new Map<string, Words>();

/** Everything that a screen needs to speak: sentences, labels of codes, and instants in the hospital's time zone. */
export const useWords = (): Words => {
  const language = useSyncExternalStore(onLanguage, spokenLanguage);
  const timeZone = useSession()?.tenant.timeZone ?? 'Asia/Shanghai';
  const key = `${language}|${timeZone}`;
  const words = spoken.get(key) ?? wordsFor(language, timeZone);
  spoken.set(key, words);
  return words;
};

/** Whether a role is held for the whole group, not for one campus only. */
export const useHasGroupRole = (...roles: readonly Role[]): boolean =>
  useSession()?.grants.some(({ role, campus }) => campus === null && roles.includes(role)) ?? false;

export const useHasRole = (...roles: readonly Role[]): boolean =>
  useSession()?.grants.some((grant) => roles.includes(grant.role)) ?? false;

/** Whether the person sees no case and only watches over who did. */
export const useWatchesOnly = (): boolean => {
  const grants = useSession()?.grants ?? [];
  return grants.length > 0 && grants.every(({ role }) => role === 'privacy_officer');
};

/** Whether an action reaches anything of the house: a campus, or what a department owes or keeps. */
export const useReachesInHouse = (action: HouseAction): boolean => {
  const me = useSession();
  if (!me) return false;
  const { campuses, departments } = houseReach(me, action);
  return campuses === null || campuses.length > 0 || departments.length > 0;
};
