import type { after as chinese } from './after.zh-CN';

/** What comes after the answer: the last word, results served, reconsideration, circulars, the file. */
export const after = {
  fieldFinalNotice: 'What the last word is, and why (the ways that the law leaves open are added)',
} as const satisfies Record<keyof typeof chinese, string>;
