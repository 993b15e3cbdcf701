import type { SavedCaseDraft } from '@tingsu/contracts';
import { get, request } from '../api/http.client';
import { asProblem, type ApiProblem } from '../api/problem';
import { DraftKeeper, type Failure, type KeptDraft } from './draft-keeper';
import type { DraftPlace } from './draft-place';
import { tabDrafts } from './tab-drafts.store';

/** Browsers let a page leave behind 64 KB at most; in Chinese a character takes three bytes. */
const MOST_LEFT_BEHIND = 20_000;
/** A dialog does not wait longer for what was typed before. */
const PATIENCE_MS = 4_000;

export const loadDraft = async (
  { at }: DraftPlace,
  signal?: AbortSignal,
): Promise<KeptDraft | null> =>
  (await get<{ readonly draft: KeptDraft | null }>(at, undefined, signal)).draft;

const failureOf = (problem: ApiProblem): Failure => {
  if (problem.code === 'case_draft.stale_revision')
    return { why: 'stale', revision: problem.currentVersion ?? 0 };
  // Signed out or busy: the same goes through later. Anything else the server will not take.
  const passes = problem.status === 0 || problem.status >= 500;
  return { why: passes || [401, 403, 429].includes(problem.status) ? 'waiting' : 'refused' };
};

/** The drafts of this browser tab. */
export const draftKeeper = new DraftKeeper({
  tab: tabDrafts,
  load: (place) => loadDraft(place, AbortSignal.timeout(PATIENCE_MS)).catch(() => undefined),
  save: async ({ at }, body) => {
    const keepalive = JSON.stringify(body).length < MOST_LEFT_BEHIND;
    try {
      return await request<SavedCaseDraft>('PUT', at, { body, keepalive });
    } catch (error) {
      return failureOf(asProblem(error));
    }
  },
  discard: ({ at }) => request<void>('DELETE', at).catch(() => undefined),
  later: (ms, work) => {
    const timer = window.setTimeout(work, ms);
    return () => window.clearTimeout(timer);
  },
});

const saveNow = (): void => void draftKeeper.flushAll();
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') saveNow();
});
window.addEventListener('pagehide', saveNow);
window.addEventListener('online', saveNow);
