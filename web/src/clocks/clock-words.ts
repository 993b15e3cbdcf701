import { useMemo } from 'react';
import * as english from '../i18n/clocks.en';
import * as chinese from '../i18n/clocks.zh-CN';
import type { Language } from '../i18n/language';
import { addTexts } from '../i18n/texts';
import { usePolicies } from '../kit/policies';
import { useWords } from '../kit/words';
import { durationText } from '../time/countdown';

type Strings = Readonly<Record<string, string>>;

const ACTIONS: Readonly<Record<Language, Strings>> = {
  'zh-CN': chinese.stepActions,
  en: english.stepActions,
};
const ROLES: Readonly<Record<Language, Strings>> = {
  'zh-CN': chinese.toldRoles,
  en: english.toldRoles,
};
const SECOND = 1_000;
const MINUTE = 60_000;

addTexts({ 'zh-CN': chinese.clocks, en: english.clocks });

/** Words of clocks; they travel with the pages that show clocks, not with the whole console. */
export const useClockWords = () => {
  const words = useWords();
  const { unitName } = usePolicies();
  return useMemo(() => {
    const { t, language, label, list } = words;
    const role = (name: string): string => {
      const known = ROLES[language][name] ?? label('role', name);
      return known === name ? unitName(name) : known;
    };
    return {
      ...words,
      unitName,
      action: (action: string, level = 0): string => {
        const name = ACTIONS[language][action] ?? action;
        return action === 'escalate' && level > 0 ? `${name} · ${t('level', { level })}` : name;
      },
      roles: (names: readonly string[]): string => list(names.map(role)),
      /** `320 ms`, `1.4 s`, then minutes and more. */
      lateness: (ms: number | null): string => {
        if (ms === null) return '–';
        if (ms < SECOND) return t('milliseconds', { ms: Math.round(ms) });
        return ms < MINUTE
          ? t('seconds', { seconds: (ms / SECOND).toFixed(1) })
          : durationText(ms, language);
      },
    };
  }, [words, unitName]);
};
export type ClockWords = ReturnType<typeof useClockWords>;
