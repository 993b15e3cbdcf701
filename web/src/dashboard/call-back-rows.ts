import type { CallBackFigures, CalledBack, CalledBackCounts } from '@tingsu/contracts';
import type { Filters } from '../worklist/list-filters';

export const CUTS = ['department', 'month', 'plan'] as const;
export type Cut = (typeof CUTS)[number];
/** In the order of the columns. */
export const COLUMNS: readonly CalledBack[] = [
  'satisfied',
  'praise',
  'dissatisfied',
  'not_improved',
  'taken_up',
  'unreachable',
];

/** One row of the table; `filters` is what its lists add to the finding, null where no list shows the same. */
export interface CallBackRow {
  readonly key: string | null;
  readonly found: CalledBackCounts;
  readonly filters: Filters | null;
}

export const rowsBy = (
  cut: Cut,
  { byDepartment, byMonth, byPlan }: CallBackFigures,
): readonly CallBackRow[] => {
  switch (cut) {
    case 'department':
      return byDepartment.map(({ department, found }) => ({
        ...{ key: department, found },
        filters: department === null ? null : { department },
      }));
    case 'month':
      return byMonth.map(({ month, found }) => ({
        ...{ key: month, found },
        filters: { receivedFrom: `${month}-01`, receivedTo: lastDayOf(month) },
      }));
    case 'plan':
      return byPlan.map(({ planId, found }) => ({ key: planId, found, filters: null }));
  }
};

const lastDayOf = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
};
