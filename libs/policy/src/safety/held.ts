import type { LocalizedText } from '@tingsu/contracts';
import type { MarkRules, SafetyRules } from '../documents/safety-schema.js';
import { after } from './safety-path.js';

/** How to go on with somebody whose contact is restricted; null where the policy says nothing. */
export function goOnWith(rules: SafetyRules | null): LocalizedText | null {
  const { zh, en } = rules?.restriction?.goOn ?? {};
  const words = zh ?? en;
  return words === undefined ? null : { zh: words, en: en ?? words };
}

type HeldSort = 'restriction' | 'mark';
type HeldRules = Omit<MarkRules, 'lasts'> & Partial<Pick<MarkRules, 'lasts'>>;

export interface HeldTimes {
  /** When somebody else looks at it again. */
  readonly reviewAt: string;
  /** When who should look is reminded once more; null where once is enough. */
  readonly remindAt: string | null;
  /** The day on which it ends where nobody says another; null where somebody must. */
  readonly until: string | null;
  /** The last instant at which it may end. */
  readonly latest: string;
}

/** The times of what two people hold against somebody, counted from `at`; null where the policy allows none of that sort. */
export function heldTimes(rules: SafetyRules | null, sort: HeldSort, at: Date): HeldTimes | null {
  const found: HeldRules | undefined = rules?.[sort];
  if (!found) return null;
  const { reviewAfter, remindAfter, lasts, atMost } = found;
  return {
    reviewAt: after(reviewAfter, at),
    remindAt: remindAfter ? after(remindAfter, at) : null,
    until: lasts ? after(lasts, at).slice(0, 10) : null,
    latest: after(atMost, at),
  };
}
