import {
  houseReach,
  LOOP_STANDS,
  type Identity,
  type LoopCounts,
  type LoopStand,
} from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import type { LoopSpan } from './span.js';

/** $1 and $2: from when to when. A period that ends before it begins has nothing. */
export const PERIOD = `coalesce($1::timestamptz, '-infinity') < coalesce($2::timestamptz, 'infinity')`;
/** $3 campuses and $4 departments within reach. */
export const IN_REACH = `($3::text[] is null or campus = any($3::text[]) or department = any($4::text[]))`;
/** $5 the campus that is asked for. */
export const IN_SCOPE = `($5::text is null or campus = $5) and ${PERIOD}`;
export const inPeriod = (column: string): string =>
  `${column} >= coalesce($1::timestamptz, '-infinity') and ${column} < coalesce($2::timestamptz, 'infinity')`;

/** What $1 to $5 stand for. */
export function scopeOf(who: Identity, { from, until, campus }: LoopSpan): unknown[] {
  const { campuses, departments } = houseReach(who, 'improvement.read');
  return [from, until, campuses, departments, campus];
}

/** How many rows stand how, each counted by itself, so that each is found by an index; where a kind has no such list, nothing is said. */
export async function countStands(
  tx: Transaction,
  rows: string,
  lists: Partial<Readonly<Record<LoopStand, string>>>,
  values: readonly unknown[],
): Promise<Partial<LoopCounts>> {
  const counts = LOOP_STANDS.flatMap((stand) => {
    const list = lists[stand];
    return list ? [`(select count(*)::int from ${rows} and ${list}) as "${stand}"`] : [];
  });
  const [row] = await tx.query<Partial<LoopCounts>>(`select ${counts.join(', ')}`, [...values]);
  return row ?? {};
}
