import { preferredLanguage, type Language } from './language';
import { texts } from './texts';

const REMEMBERED = 'tingsu.language';

const startLanguage = (): Language => {
  const kept = localStorage.getItem(REMEMBERED);
  return kept === 'en' || kept === 'zh-CN' ? kept : preferredLanguage(navigator.languages);
};

const speak = async (language: Language): Promise<void> => {
  document.documentElement.lang = language;
  await texts.changeLanguage(language);
};

export const setUpLanguage = (): Promise<void> => speak(startLanguage());

export const switchLanguage = (language: Language): void => {
  localStorage.setItem(REMEMBERED, language);
  void speak(language);
};
