import { useMemo } from 'react';
import * as english from '../i18n/clocks.en';
import * as chinese from '../i18n/clocks.zh-CN';
import { useWords } from '../kit/words';
import { durationText } from '../time/countdown';

export type ClockKey = keyof typeof chinese.clocks;
type Values = Readonly<Record<string, string | number>>;
type Strings = Readonly<Record<string, string>>;

const TEXTS = { 'zh-CN': chinese, en: english } as const;
const SECOND = 1_000;
const MINUTE = 60_000;

/** Words of clocks; they travel with the pages that show clocks, not with the whole console. */
export const useClockWords = () => {
  const words = useWords();
  return useMemo(() => {
    const { language, label, list } = words;
    const { clocks, stepActions, toldRoles } = TEXTS[language];
    const say = (key: ClockKey, values: Values = {}): string =>
      (clocks as Strings)[key]?.replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
        String(values[name] ?? ''),
      ) ?? key;
    const role = (name: string): string => (toldRoles as Strings)[name] ?? label('role', name);
    return {
      ...words,
      say,
      action: (action: string, level = 0): string => {
        const name = (stepActions as Strings)[action] ?? action;
        return action === 'escalate' && level > 0 ? `${name} · ${say('level', { level })}` : name;
      },
      roles: (names: readonly string[]): string => list(names.map(role)),
      /** `320 ms`, `1.4 s`, then minutes and more. */
      lateness: (ms: number | null): string => {
        if (ms === null) return '–';
        if (ms < SECOND) return say('milliseconds', { ms: Math.round(ms) });
        return ms < MINUTE
          ? say('seconds', { seconds: (ms / SECOND).toFixed(1) })
          : durationText(ms, language);
      },
    };
  }, [words]);
};
export type ClockWords = ReturnType<typeof useClockWords>;
