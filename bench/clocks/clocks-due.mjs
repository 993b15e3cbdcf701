import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../../deploy/demo/client.mjs';
import { copyCase } from './copies.mjs';
import { templateCase } from './template-case.mjs';

const CLOCKS = Number(process.env.BENCH_CLOCKS ?? 20_000);
/** Time to make the copies and to let the alarm be set. */
const LEAD_MS = Number(process.env.BENCH_LEAD_SECONDS ?? 25 + CLOCKS / 1_000) * 1_000;

/** So many clocks, each of a case of its own, end in the same second; how late each acts by the database's clock, and what it costs. */
export async function clocksDue(system) {
  await system.quiet();
  const dueAt = new Date(Math.ceil((Date.now() + LEAD_MS) / 1000) * 1000);
  const caseId = await templateCase(system, dueAt);
  await copyCase(system, caseId, CLOCKS - 1);
  const left = dueAt.getTime() - Date.now();
  if (left < 3_000)
    throw new Error(`Making ${CLOCKS} clocks took longer than ${LEAD_MS / 1000} s on this machine`);
  await pause(left - 1_000);
  const cpuBefore = system.cpuMilliseconds();
  const acted = () => actedSince(system, dueAt);
  await eventually(async () => (await acted()) >= CLOCKS, {
    seconds: 600,
    every: 200,
    what: `${CLOCKS} steps`,
  });
  const doneAfter = Date.now() - dueAt.getTime();
  const cpu = system.cpuMilliseconds() - cpuBefore;
  const [late] = await system.rows(LATENESS, [dueAt]);
  const notified = await system.drained();
  return {
    'steps that acted': late.steps,
    'lateness p50 ms': late.p50,
    'lateness p99 ms': late.p99,
    'lateness max ms': late.max,
    'the last one committed after, ms': doneAfter,
    'CPU ms a step, all processes, until then': cpu / CLOCKS,
    'all notices written after, ms': notified - dueAt.getTime(),
  };
}

async function actedSince(system, dueAt) {
  const [{ n }] = await system.rows(
    'select count(*)::int as n from cases.clock_firing where fired_at >= $1 and step_at = $1',
    [dueAt],
  );
  return n;
}

const LATENESS = `select count(*)::int as steps, percentile_disc(0.5) within group (order by lateness_ms)::int as p50,
    percentile_disc(0.99) within group (order by lateness_ms)::int as p99, max(lateness_ms)::int as max
  from cases.clock_firing where fired_at >= $1 and step_at = $1`;
