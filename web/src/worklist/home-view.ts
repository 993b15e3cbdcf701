import type { CaseView } from '@tingsu/contracts';

type Counts = Readonly<Partial<Record<CaseView, number>>>;

/** The first view that holds something; all open cases when nothing waits for the person. */
export const homeOf = (views: readonly CaseView[], counts: Counts): CaseView =>
  views.find((view) => (counts[view] ?? 0) > 0) ?? 'open';

/** Where to go from a view that is empty: the first other one with something in it. */
export const nextView = (
  views: readonly CaseView[],
  counts: Counts,
  here: CaseView,
): CaseView | null => views.find((view) => view !== here && (counts[view] ?? 0) > 0) ?? null;
