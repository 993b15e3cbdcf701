import type { IssueCounts, IssueFigures } from '@tingsu/contracts';
import { splitKey, type Dimension } from '../projections/tally.js';
import type { Count } from './overview.js';
import type { Period } from './period.js';

export interface IssueTallies extends Period {
  readonly asOf: string;
  readonly counts: readonly Count[];
}

/** Issues by category, by topic and by cause, with how many of those that were decided were upheld. */
export function issueFigures({ asOf, from, to, counts }: IssueTallies): IssueFigures {
  const byCategory = rowsOf(counts, 'issue', 'issue_found');
  return {
    ...{ asOf, from, to },
    all: totalOf(byCategory.map(({ counts: one }) => one)),
    byCategory,
    byTopic: rowsOf(counts, 'issue_topic', 'issue_topic_found'),
    byCause: counts
      .filter(({ dimension, count }) => dimension === 'issue_cause' && count > 0)
      .map(({ key, count }) => ({ cause: key, issues: count }))
      .sort((a, b) => b.issues - a.issues || a.cause.localeCompare(b.cause)),
  };
}

function rowsOf(
  counts: readonly Count[],
  dimension: Dimension,
  foundIn: Dimension,
): IssueFigures['byCategory'] {
  const found = counts.filter((one) => one.dimension === foundIn);
  return counts
    .filter((one) => one.dimension === dimension && one.count > 0)
    .map(({ key, count }) => ({
      key: key === '' ? null : key,
      counts: countsOf(
        count,
        found
          .map((one) => ({ ...one, split: splitKey(one.key) }))
          .filter(({ split }) => split[0] === key),
      ),
    }))
    .sort((a, b) => b.counts.issues - a.counts.issues || (a.key ?? '').localeCompare(b.key ?? ''));
}

interface Found {
  readonly count: number;
  readonly split: readonly [of: string, found: string];
}

function countsOf(issues: number, found: readonly Found[]): IssueCounts {
  const of = (finding: string): number =>
    found.filter(({ split }) => split[1] === finding).reduce((sum, { count }) => sum + count, 0);
  return withRate({
    issues,
    upheld: of('upheld'),
    partlyUpheld: of('partly_upheld'),
    notUpheld: of('not_upheld'),
    open: of('undetermined') + of('other'),
  });
}

function totalOf(rows: readonly IssueCounts[]): IssueCounts {
  const sum = (name: Exclude<keyof IssueCounts, 'rate'>): number =>
    rows.reduce((total, row) => total + row[name], 0);
  return withRate({
    ...{ issues: sum('issues'), upheld: sum('upheld'), partlyUpheld: sum('partlyUpheld') },
    ...{ notUpheld: sum('notUpheld'), open: sum('open') },
  });
}

/** Null while nothing was decided. */
function withRate(counts: Omit<IssueCounts, 'rate'>): IssueCounts {
  const right = counts.upheld + counts.partlyUpheld;
  const decided = right + counts.notUpheld + counts.open;
  return { ...counts, rate: decided === 0 ? null : right / decided };
}
