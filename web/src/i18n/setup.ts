import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preferredLanguage, type Language } from './language';
import { staff as english } from './staff.en';
import { staff as chinese } from './staff.zh-CN';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof chinese };
    keySeparator: false;
    nsSeparator: false;
  }
}
export type StaffKey = keyof typeof chinese;

const REMEMBERED = 'tingsu.language';

const startLanguage = (): Language => {
  const kept = localStorage.getItem(REMEMBERED);
  return kept === 'en' || kept === 'zh-CN' ? kept : preferredLanguage(navigator.languages);
};

export const setUpLanguage = async (): Promise<void> => {
  const lng = startLanguage();
  await i18next.use(initReactI18next).init({
    lng,
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: chinese }, en: { translation: english } },
    keySeparator: false,
    nsSeparator: false,
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = lng;
};

export const switchLanguage = (language: Language): void => {
  localStorage.setItem(REMEMBERED, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
};
