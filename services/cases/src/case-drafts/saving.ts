import { ProblemError } from '@tingsu/contracts';
import { canonicalJson } from '../ledger/canonical.js';

interface Saved {
  readonly revision: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * What becomes of words that arrive: `write` them, answer that they are kept `already` (an answer was lost and the same is sent again), or
 * refuse them as `stale`, because another device saved, sent or discarded the draft since.
 */
export function savingOf(kept: Saved | null, wanted: Saved): 'write' | 'already' | 'stale' {
  if ((kept?.revision ?? 0) === wanted.revision) return 'write';
  if (kept === null) return 'stale';
  const isSame = canonicalJson(kept.values) === canonicalJson(wanted.values);
  return isSame ? 'already' : 'stale';
}

/** `currentVersion` is the revision that is kept, 0 where none is. */
export const staleDraft = (currentVersion: number): ProblemError =>
  new ProblemError(
    'case_draft.stale_revision',
    currentVersion === 0
      ? 'The draft was sent or discarded elsewhere. What you typed was not saved; save it as a new draft.'
      : 'Other words were saved on another device. Read them, then save again with their revision.',
    { currentVersion },
  );
