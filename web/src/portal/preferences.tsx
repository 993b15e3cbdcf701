import type { InputDoubt } from '@tingsu/contracts';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import { preferredLanguage, type Language } from '../i18n/language';
import * as problemsEn from '../i18n/problems.en';
import * as problemsZh from '../i18n/problems.zh-CN';
import { LABEL_OF, type FieldProblem, type TextKey } from './draft';
import { keepPreference, loadPreference } from './draft.store';
import { filled, type Values } from '../i18n/filled';
import * as en from './texts.en';
import * as zh from './texts.zh-CN';

export interface Preferences {
  readonly language: Language;
  readonly elder: boolean;
  readonly timeZone: string;
  t(key: TextKey, values?: Values): string;
  relation(code: string): string;
  stage(code: string): string;
  matter(code: string): string;
  hazard(code: string): string;
  problem(code: string): string;
  doubt(code: InputDoubt): string;
  /** What is wrong with an answer; it names the field, so that it can stand in a list. */
  fieldProblem(problem: FieldProblem): string;
  setLanguage(language: Language): void;
  setElder(elder: boolean): void;
  setTimeZone(timeZone: string): void;
}

const lookUp = (table: Readonly<Record<string, string>>, key: string, otherwise: string): string =>
  table[key] ?? otherwise;

const speech = (language: Language) => {
  const words = language === 'en' ? en : zh;
  const trouble = language === 'en' ? problemsEn : problemsZh;
  const t = (key: TextKey, values?: Values): string => filled(words.texts[key], values);
  const problem = (code: string): string =>
    lookUp(trouble.problems, code, trouble.problems.internal);
  const serverField = (code: string): string =>
    code in trouble.problems
      ? problem(code)
      : lookUp(trouble.fieldProblems, code, trouble.fieldProblems.other);
  return {
    t,
    problem,
    relation: (code: string) => lookUp(words.relations, code, code),
    stage: (code: string) => lookUp(words.stages, code, code),
    matter: (code: string) => lookUp(words.matters, code, code),
    hazard: (code: string) => lookUp(words.hazards, code, code),
    doubt: (code: InputDoubt) => trouble.doubts[code],
    fieldProblem: ({ field, text, values, code }: FieldProblem) =>
      text
        ? t(text, values)
        : t('namedProblem', { field: t(LABEL_OF[field]), problem: serverField(code ?? 'other') }),
  };
};

const Context = createContext<Preferences | null>(null);

/** Language and 长辈版 (large text), remembered on the device and shown on the document itself. */
export const PreferencesProvider = ({ children }: { readonly children: ReactNode }) => {
  const [language, setLanguage] = useState<Language>(() => {
    const kept = loadPreference('language');
    return kept === 'en' || kept === 'zh-CN' ? kept : preferredLanguage(navigator.languages);
  });
  const [elder, setElder] = useState(() => loadPreference('elder') === 'on');
  const [timeZone, setTimeZone] = useState('Asia/Shanghai');
  useEffect(() => {
    document.documentElement.lang = language;
    keepPreference('language', language);
  }, [language]);
  useEffect(() => {
    document.documentElement.dataset.elder = elder ? 'on' : 'off';
    keepPreference('elder', elder ? 'on' : 'off');
  }, [elder]);
  const words = useMemo(() => speech(language), [language]);
  const value = useMemo(
    () => ({ ...words, language, elder, timeZone, setLanguage, setElder, setTimeZone }),
    [words, language, elder, timeZone],
  );
  return <Context value={value}>{children}</Context>;
};

export const usePreferences = (): Preferences => {
  const found = useContext(Context);
  if (!found) throw new Error('usePreferences needs PreferencesProvider around it');
  return found;
};

/** The document's title; `Error:` comes first when something must be corrected, so that screen readers say it at once. */
export const useTitle = (title: string, wrong = false): void => {
  const { t } = usePreferences();
  const full = `${wrong ? t('errorPrefix') : ''}${title} · ${t('product')}`;
  useEffect(() => {
    document.title = full;
  }, [full]);
};

/** A function that moves the keyboard to an element by id, once it is on the page. */
export const useFocus = () =>
  useCallback((id: string) => window.setTimeout(() => document.getElementById(id)?.focus(), 0), []);
