import type { TestSystem } from './system.js';

/**
 * From now on it is this instant for cases, as far as its database says: all that decides takes the time from there. The processes, and
 * the sessions of people, keep the real one.
 */
export async function itIsForCases(system: TestSystem, instant: string): Promise<void> {
  const [row] = await system.sql<{ ms: number }>(
    'select extract(epoch from $1::timestamptz - clock_timestamp())::float8 * 1000 as ms',
    [instant],
  );
  const ahead = Math.round(row?.ms ?? 0);
  await system.sql(
    `create or replace function cases.instant() returns timestamptz language sql stable as
     $$ select clock_timestamp() + interval '${ahead} milliseconds' $$`,
  );
}
