import type { told as chinese } from './told.zh-CN';

/** What the complainant has to be told. */
export const told = {
  toldTitle: 'Told to the complainant',
  toldBy: 'told {at} ({medium}, {proof})',
  toldWaits: 'on its way since {at}',
  toldFailed: 'did not arrive: {tried}',
  toldMissing:
    'not written: its text lacks what it must say ({missing}). Tell the complainant yourself',
  toldNoWay: 'no way to reach the person',
} as const satisfies Record<keyof typeof chinese, string>;
