import { Pool } from 'undici';
import { percentiles } from './percentiles.mjs';
import { poster } from './accept.mjs';

/**
 * Offers complaints at a steady rate and waits until the last is counted. The delay of a complaint is the time from its commit in intake
 * to the later of: its case counted by analytics, the owner's notice queued by notifications (all three by the database's clock).
 */
export async function wholePath(system, { seconds, rate }) {
  const pool = new Pool(system.baseUrl, { connections: 32 });
  const post = poster(pool, system.campus);
  const since = await system.databaseTime();
  const cpuBefore = system.cpuMilliseconds();
  const walBefore = await system.walBytes();
  const started = performance.now();
  const sent = await offer(post, { seconds, rate });
  const offeredFor = (performance.now() - started) / 1000;
  await system.counted(since, sent);
  const took = (performance.now() - started) / 1000;
  const cpu = system.cpuMilliseconds() - cpuBefore;
  await pool.close();
  const { p50, p99, max } = percentiles(await system.delays(since));
  return {
    offered: sent,
    'offered a second': sent / offeredFor,
    'through the whole path a second': sent / took,
    'delay p50 ms': p50,
    'delay p99 ms': p99,
    'delay max ms': max,
    'CPU ms a complaint, all processes': cpu / sent,
    'KiB of write-ahead log a complaint': ((await system.walBytes()) - walBefore) / 1024 / sent,
  };
}

/** Sends on a fixed timetable, however slowly answers come, so that a stall shows in the delays. */
async function offer(post, { seconds, rate }) {
  const total = seconds * rate;
  const started = performance.now();
  const pending = [];
  for (let sent = 0; sent < total; sent++) {
    const wait = started + (sent * 1000) / rate - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    pending.push(post());
  }
  await Promise.all(pending);
  return total;
}
