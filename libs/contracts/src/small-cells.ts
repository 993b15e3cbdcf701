/** Fewer people or cases than this would be recognised (g4). */
export const SMALLEST_CELL = 5;

type Hidden<Row> = Omit<Row, 'count'> & { readonly count: number | null };

/**
 * The same rows without small counts (null). Where one alone would be left out, the smallest of the others goes with it: the sum of all
 * would give it away.
 */
export function withoutSmallCells<Row extends { readonly count: number }>(
  rows: readonly Row[],
): Hidden<Row>[] {
  const small = rows.filter(({ count }) => count < SMALLEST_CELL);
  const rest = rows
    .filter(({ count }) => count >= SMALLEST_CELL)
    .toSorted((one, other) => one.count - other.count);
  const hidden = new Set(small.length === 1 ? [...small, ...rest.slice(0, 1)] : small);
  return rows.map((row) => ({ ...row, count: hidden.has(row) ? null : row.count }));
}
