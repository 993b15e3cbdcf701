import { fileURLToPath } from 'node:url';
import { movableTime } from '../../libs/testkit/src/movable-time.ddl.js';
import { eventually } from './eventually.js';
import { type Load, startLoad } from './load.js';
import type { Handle, TestSystem } from './system.js';

const SECOND = 1_000;
const DAY = 24 * 3_600 * SECOND;
const LEAD_MS = 6 * SECOND;
const AHEAD = { WALL_CLOCK_AHEAD_MS: String(3_600 * SECOND) };
const WALL_CLOCK_AHEAD = fileURLToPath(new URL('wall-clock-ahead.mjs', import.meta.url));

/**
 * Complaints that keep arriving, taken by the hotline a day ago but for some seconds: the 24-hour clocks of each run out soon after, so
 * that at every moment from the return of this function until some seconds after the end of the load clocks fall due.
 */
export async function clocksFallingDue(
  system: TestSystem,
  everyMs: number,
): Promise<{ load: Load; firstDue: Date }> {
  const firstDue = new Date(Date.now() + LEAD_MS);
  const load = startLoad(system, {
    everyMs,
    receivedAt: () => new Date(Date.now() - DAY + LEAD_MS),
  });
  await eventually(() => load.acknowledged.size > 20 && Date.now() > firstDue.getTime(), 60_000);
  return { load, firstDue };
}

export async function countOf(
  system: TestSystem,
  query: string,
  values: readonly unknown[] = [],
): Promise<number> {
  const [row] = await system.sql<{ n: number }>(query, values);
  return row?.n ?? 0;
}

/** One more worker whose wall clock is an hour ahead: only the database's clock may decide. */
export function workerAhead(
  system: TestSystem,
  name: string,
  settings: Record<string, string> = {},
): Promise<Handle> {
  return system.another('cases', name, {
    settings: { ...settings, ...AHEAD },
    node: ['--import', WALL_CLOCK_AHEAD],
  });
}

/** Two workers, one of them an hour ahead by its wall clock, for which (and for whose database sessions) it is later than for the rest. */
export async function workersOfLater(
  system: TestSystem,
  laterMs: number,
): Promise<readonly Handle[]> {
  await system.sql(movableTime('cases'));
  const settings = { NODE_ENV: 'test', LOG_LEVEL: 'info', TINGSU_CLOCK_OFFSET_MS: String(laterMs) };
  const workers = [
    await system.another('cases', 'cases-later', { settings }),
    await workerAhead(system, 'cases-later-ahead', settings),
  ];
  await Promise.all(workers.map((one) => one.start()));
  return workers;
}
