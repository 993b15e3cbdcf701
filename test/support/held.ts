import { eventually } from './eventually.js';
import type { TestSystem } from './system.js';

const HELD = 'select pg_sleep(90)';

/** Keeps a table from those who want more of it than the mode leaves them, until it is given free again. */
export async function hold(
  { sql }: Pick<TestSystem, 'sql'>,
  table: string,
  mode: 'share' | 'exclusive' | 'access exclusive' = 'share',
): Promise<() => Promise<void>> {
  const held = sql(`begin; lock table ${table} in ${mode} mode; ${HELD}`).catch(() => undefined);
  const holders = `from pg_stat_activity where query like '%${HELD}' and pid <> pg_backend_pid()`;
  await eventually(
    async () => (await sql(`select 1 ${holders} and wait_event = 'PgSleep'`)).length > 0,
  );
  return async () => {
    await sql(`select pg_terminate_backend(pid) ${holders}`);
    await held;
  };
}

/** Until somebody waits for what is held, with a statement of this pattern. */
export const someoneWaits = ({ sql }: Pick<TestSystem, 'sql'>, pattern: string): Promise<unknown> =>
  eventually(async () => {
    const waiting = await sql(
      `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like $1`,
      [pattern],
    );
    return waiting.length > 0;
  });
