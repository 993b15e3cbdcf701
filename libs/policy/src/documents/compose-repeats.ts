import type { Window } from './accountability-schema.js';
import type { PolicyDocument } from './document-schema.js';

/** How many complaints about the same matter in which time are a common problem. */
export interface Repetition {
  readonly atCount: number;
  readonly window: { readonly value: number; readonly unit: 'day' | 'month' };
}

/** Of the first document that says it; one of before 2026-11-28 says it under `repeat`. Null where none does: then nothing is counted. */
export function sameIssueWindow(layers: readonly PolicyDocument[]): Window | null {
  for (const { accountability, repeat } of layers) {
    const window = accountability?.sameIssue?.window ?? repeat?.window;
    if (window) return window;
  }
  return null;
}

/** Of the first document that says it; one of before 2026-11-28 says it under `repeat`. Null where none does: then no problem is common. */
export function commonProblemOf(layers: readonly PolicyDocument[]): Repetition | null {
  for (const { learning, repeat } of layers) {
    const { atCount, window } = learning?.commonProblem ?? repeat ?? {};
    if (atCount !== undefined && window)
      return { atCount, window: { value: window.value, unit: window.unit } };
  }
  return null;
}
