import type { RemedyKind } from '@tingsu/contracts';
import { sentMoney, type TypedMoney } from './money';

/** One alternative as far as it is typed. */
export interface TypedAlternative {
  readonly words?: string | undefined;
  readonly remedies?: readonly RemedyKind[] | undefined;
  readonly amount?: TypedMoney | undefined;
}

/** Three empty alternatives stand in a form that nothing was typed in. */
export const alternativesOf = (
  typed: readonly TypedAlternative[] | undefined,
): readonly TypedAlternative[] => (typed && typed.length > 0 ? typed : [{}, {}, {}]);

/** What is sent: alternatives without words are left out. */
export const sentAlternatives = (typed: unknown) =>
  (Array.isArray(typed) ? (typed as TypedAlternative[]) : [])
    .filter(({ words }) => words?.trim())
    .map(({ words = '', remedies = [], amount }) => {
      const money = sentMoney(amount);
      return { words: words.trim(), remedies, ...(money ? { amount: money } : {}) };
    });
