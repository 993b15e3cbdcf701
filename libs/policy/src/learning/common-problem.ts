import type { Policy } from '../documents/policy.js';

export interface Repetition {
  readonly atCount: number;
  readonly window: { readonly value: number; readonly unit: 'day' | 'month' };
}

/** How many complaints about the same matter in which time are a common problem; null where the policy does not say. */
export function repetitionOf({ repeat }: Pick<Policy, 'repeat'>): Repetition | null {
  const { atCount, window } = repeat ?? {};
  return atCount === undefined || window === undefined
    ? null
    : { atCount, window: { value: window.value, unit: window.unit } };
}
