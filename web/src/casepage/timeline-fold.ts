import type { TimelineEntry } from '../api/types';
import { groupOf } from './timeline-lines';

/** One entry by a person, or what the machine wrote between two of them. */
export type TimelinePart =
  | { readonly kind: 'entry'; readonly entry: TimelineEntry }
  | { readonly kind: 'folded'; readonly entries: readonly TimelineEntry[] };

/** People first: runs of the machine's lines become one part each. The order of the entries stays. */
export const foldMachine = (entries: readonly TimelineEntry[]): readonly TimelinePart[] => {
  const parts: TimelinePart[] = [];
  let run: TimelineEntry[] = [];
  const endRun = (): void => {
    if (run.length > 0) parts.push({ kind: 'folded', entries: run });
    run = [];
  };
  for (const entry of entries) {
    if (groupOf(entry) !== 'people') {
      run.push(entry);
      continue;
    }
    endRun();
    parts.push({ kind: 'entry', entry });
  }
  endRun();
  return parts;
};
