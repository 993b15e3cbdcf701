import {
  SMALLEST_CELL,
  withoutSmallCells,
  type AccountabilityFigures,
  type Degree,
} from '@tingsu/contracts';

export interface FigureRow {
  readonly department: string;
  readonly degree: Degree | null;
  readonly count: number;
}

/** Aggregates of what was decided: each breakdown for itself, none with a small cell (g4). */
export function figuresOf(period: string, rows: readonly FigureRow[]): AccountabilityFigures {
  const all = rows.reduce((sum, { count }) => sum + count, 0);
  const degrees = summed(rows, ({ degree }) => degree);
  const departments = summed(rows, ({ department }) => department);
  return {
    period,
    decided: all < SMALLEST_CELL ? null : all,
    byDegree: withoutSmallCells(degrees.map(([degree, count]) => ({ degree, count }))),
    byDepartment: withoutSmallCells(
      departments.map(([department, count]) => ({ department, count })),
    ),
  };
}

/** The most frequent first. */
function summed<Key>(
  rows: readonly FigureRow[],
  keyOf: (row: FigureRow) => Key,
): (readonly [Key, number])[] {
  const sums = new Map<Key, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.count);
  return [...sums].sort(([, one], [, other]) => other - one);
}
