import { centsOf, type Money } from '@tingsu/contracts';
import type { AccountabilityRules } from '../documents/compose-accountability.js';

/** An amount that somebody typed, in cents; or why it is none: smaller parts than cents, or another currency than that of the rules. */
export function typedCents(
  { currency }: Pick<AccountabilityRules, 'currency'>,
  typed: Money,
): number | { readonly refused: 'currency' | 'not_in_cents'; readonly currency: string | null } {
  if (typed.currency !== currency) return { refused: 'currency', currency };
  return centsOf(typed.value) ?? { refused: 'not_in_cents', currency };
}
