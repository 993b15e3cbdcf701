import { instantOnWall } from '@tingsu/contracts';

/** Campuses, and a month (`2026-11`) or a year (`2026`) on their wall. */
export interface Within {
  readonly campuses: readonly string[];
  readonly period: string;
  readonly timeZone: string;
}

/** From its first moment until the moment after its last. */
export function spanOf({ campuses, period, timeZone }: Within): {
  readonly campuses: readonly string[];
  readonly from: Date;
  readonly to: Date;
} {
  const [year = 0, month] = period.split('-').map(Number);
  const first = (of: number, at: number): Date =>
    instantOnWall(`${of}-${String(at).padStart(2, '0')}-01`, '00:00', timeZone);
  if (month === undefined) return { campuses, from: first(year, 1), to: first(year + 1, 1) };
  const after: [number, number] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return { campuses, from: first(year, month), to: first(...after) };
}
