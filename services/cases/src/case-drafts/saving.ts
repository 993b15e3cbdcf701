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
