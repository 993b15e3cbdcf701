import { type CaseForPaper, CaseReviewCompleted, CaseReviewRequested } from '@tingsu/contracts';
import type { Panel, Sitting } from '@tingsu/contracts';

type Entry = CaseForPaper['timeline'][number];

/** A time that a committee was asked, of all rounds of the case. */
interface AskedReview {
  /** Counted through the case, from 1. */
  readonly number: number;
  readonly asked: Entry;
  readonly panel: Panel;
  /** What it said, and how it sat; null until it did. */
  readonly said: { readonly entry: Entry; readonly sitting: Sitting } | null;
}

/** Committees and teams that were asked, the first first, as far as the reader sees them. A body that is not in the register sits unseen. */
export function reviewsIn({ timeline }: Pick<CaseForPaper, 'timeline'>): readonly AskedReview[] {
  const found: AskedReview[] = [];
  let asked = 0;
  for (const entry of timeline) {
    if (entry.type === CaseReviewRequested.type) {
      asked += 1;
      const panel = entry.data['panel'] as Panel | undefined;
      if (panel) found.push({ number: asked, asked: entry, panel, said: null });
    }
    const last = found.at(-1);
    const sitting = entry.data['sitting'] as Sitting | undefined;
    if (entry.type === CaseReviewCompleted.type && sitting && last?.said === null)
      found[found.length - 1] = { ...last, said: { entry, sitting } };
  }
  return found;
}
