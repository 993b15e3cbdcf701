import type { TextKey } from '../i18n/texts';

const KNOWN: Readonly<Record<string, TextKey>> = {
  no_answer: 'robotWhy_no_answer',
  pace: 'robotWhy_pace',
  'robot.gone': 'robotWhy_gone',
};

/** Why a robot could not speak, by the code that is kept. */
export const whyNot = (code: string): TextKey => KNOWN[code] ?? 'robotWhy_other';
