import {
  CALLED_BACK,
  type CallBackFigures,
  type CalledBack,
  type CalledBackCounts,
} from '@tingsu/contracts';
import { splitKey } from '../projections/tally.js';
import type { Count, MonthCount } from './overview.js';
import type { Period } from './period.js';

interface Found {
  readonly of: string;
  readonly found: string;
  readonly count: number;
}
export interface CallBackCounts extends Period {
  readonly asOf: string;
  readonly counts: readonly Count[];
  readonly months: readonly MonthCount[];
}

/** Puts the counters of what call-backs found into rows: of all, by plan, by department, by month. */
export function callBackFigures({
  asOf,
  from,
  to,
  counts,
  months,
}: CallBackCounts): CallBackFigures {
  const inDepartments = foundIn(counts, 'called_back_in');
  return {
    ...{ asOf, from, to },
    all: countsOf(inDepartments),
    byPlan: rowsOf(foundIn(counts, 'called_back')).map(([planId, found]) => ({
      planId,
      found,
    })),
    byDepartment: worstFirst(rowsOf(inDepartments)).map(([department, found]) => ({
      department: department === '' ? null : department,
      found,
    })),
    byMonth: rowsOf(months.map(({ month, ...rest }) => ({ of: month, ...rest }))).map(
      ([month, found]) => ({ month, found }),
    ),
  };
}

const foundIn = (counts: readonly Count[], dimension: Count['dimension']): Found[] =>
  counts
    .filter((one) => one.dimension === dimension && one.count > 0)
    .map(({ key, count }) => {
      const [of, found] = splitKey(key);
      return { of, found, count };
    });

type Rows = (readonly [of: string, counts: CalledBackCounts])[];

const worstFirst = (rows: Rows): Rows =>
  rows.sort(([one, a], [other, b]) => b.dissatisfied - a.dissatisfied || one.localeCompare(other));

function rowsOf(found: readonly Found[]): Rows {
  return [...new Set(found.map(({ of }) => of))].map(
    (of) => [of, countsOf(found.filter((one) => one.of === of))] as const,
  );
}

function countsOf(found: readonly Found[]): CalledBackCounts {
  const sum = (name: CalledBack): number =>
    found.filter((one) => one.found === name).reduce((total, { count }) => total + count, 0);
  return Object.fromEntries(CALLED_BACK.map((name) => [name, sum(name)])) as CalledBackCounts;
}
