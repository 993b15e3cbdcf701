import type { CaseView } from '@tingsu/contracts';

/** As many tabs as stand in one row of a narrow screen of an office. */
export const MOST_TABS = 11;
/** What everybody looks at, whatever else there is to do. */
const ALWAYS: ReadonlySet<CaseView> = new Set(['open', 'due_today', 'overdue']);
/** What one looks up now and then. The other views are the work of a day. */
const RARE: ReadonlySet<CaseView> = new Set([
  'reopened',
  'hotline_12345',
  'follow_up',
  'watched',
  'closed',
  'all',
]);

export interface FoldedViews {
  readonly tabs: readonly CaseView[];
  readonly more: readonly CaseView[];
}

/** Which views are tabs and which stand in the menu behind them: the rare ones first, then the last. The open one is always a tab. */
export function foldViews(views: readonly CaseView[], current: CaseView): FoldedViews {
  const all = views.includes(current) ? views : [...views, current];
  if (all.length <= MOST_TABS) return { tabs: all, more: [] };
  const kept = (view: CaseView): number => (ALWAYS.has(view) ? 0 : RARE.has(view) ? 2 : 1);
  const tabs = new Set(
    all.toSorted((one, other) => kept(one) - kept(other)).slice(0, MOST_TABS - 1),
  );
  tabs.add(current);
  return {
    tabs: all.filter((view) => tabs.has(view)),
    more: all.filter((view) => !tabs.has(view)),
  };
}
