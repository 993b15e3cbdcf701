import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { eventually } from '../../deploy/demo/client.mjs';
import { copyCase } from './copies.mjs';
import { openClocks, removeOpenClocks } from './open-clocks.mjs';
import { templateCase } from './template-case.mjs';

const OPEN = Number(process.env.BENCH_ARMED ?? 1_000_000);
const OVERDUE = Number(process.env.BENCH_CLOCKS ?? 20_000);
const DOWN_MS = 20_000;
const UNARMED = `select count(*)::int as n from cases.clock
  where next_step_at < clock_timestamp() + interval '48 hours' and armed_epoch is distinct from $1`;

/** So many open clocks: what Redis holds of them, how long arming takes, arming again after FLUSHALL, and a restart with a backlog. */
export async function clocksArmed(system) {
  const redis = new Redis(system.redisUrl);
  redis.on('error', () => {});
  const before = await memory(redis);
  await openClocks(system, OPEN);
  let since = performance.now();
  await allArmed(system, redis);
  const arming = performance.now() - since;
  const after = await memory(redis);
  const alarms = await redis.zcard('{tingsu:deadlines}:alarms:delayed');
  const [counts] = await system.rows(
    `select count(*)::int as open, count(*) filter (where armed_epoch is not null)::int as armed from cases.clock where next_step_at is not null`,
  );
  await system.rows('vacuum analyze cases.clock');
  since = performance.now();
  await redis.flushall();
  await pause(1_500);
  await allArmed(system, redis);
  const rebuilding = performance.now() - since;
  redis.disconnect();
  const backlog = await overdueAfterDown(system);
  await removeOpenClocks(system);
  return {
    'open clocks in PostgreSQL': counts.open,
    'of them armed, within 48 hours': counts.armed,
    'alarms in Redis, one a second': alarms,
    'memory of Redis for them, MB': (after - before) / 1e6,
    'until everything was armed, s': arming / 1000,
    'armed again after FLUSHALL, s': rebuilding / 1000,
    ...backlog,
  };
}

async function memory(redis) {
  return Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]);
}

function allArmed(system, redis) {
  const armed = async () => {
    const epoch = await redis.get('{tingsu:deadlines}:dl:epoch');
    return epoch !== null && (await system.rows(UNARMED, [epoch]))[0].n === 0;
  };
  return eventually(armed, { seconds: 1_800, every: 500, what: 'every clock to be armed' });
}

/** The only worker is frozen while clocks come due, then killed as a crash would; its supervisor restarts it. */
async function overdueAfterDown(system) {
  await system.quiet();
  const dueAt = new Date(Math.ceil((Date.now() + 25_000 + OVERDUE) / 1000) * 1000);
  await copyCase(system, await templateCase(system, dueAt), OVERDUE - 1);
  const { pid } = JSON.parse(readFileSync(new URL('pids/cases.json', system.home), 'utf8'));
  process.kill(pid, 'SIGSTOP');
  await pause(dueAt.getTime() - Date.now() + DOWN_MS);
  process.kill(pid, 'SIGKILL');
  await eventually(
    () =>
      fetch(`${system.casesOperationsUrl}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      ),
    { every: 50, what: 'cases to be back' },
  );
  const back = Date.now();
  const acted = () =>
    system.rows(
      'select count(*)::int as n from cases.clock_firing where fired_at >= $1 and step_at = $1',
      [dueAt],
    );
  await eventually(async () => (await acted())[0].n >= OVERDUE, {
    seconds: 900,
    every: 200,
    what: 'the overdue steps',
  });
  return {
    'steps overdue when the worker came back': OVERDUE,
    'from back to the last one committed, s': (Date.now() - back) / 1000,
  };
}
