import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import * as wrong from '../support/clock-queries.js';
import { eventually } from '../support/eventually.js';
import { clocksFallingDue, countOf, workerAhead, workersOfLater } from '../support/falling-due.js';
import { command } from '../support/staff.js';
import type { Load } from '../support/load.js';
import { type Handle, startTestSystem, type TestSystem } from '../support/system.js';

const SECOND = 1_000;
/** How long Redis stays away; a full minute by hand. */
const OUTAGE = Number(process.env['JOURNEY_OUTAGE_SECONDS'] ?? 5) * SECOND;
/** In so many cases the breach is acknowledged; in the others the next step comes four hours later because it is not. */
const ACKNOWLEDGED = 10;
/** Between two complaints. Their 24-hour clocks fall due as fast. */
const EVERY_MS = 200;
/** Who lets steps act after a fault has passed has this long; the faults themselves come on top. */
const BOUND = 30 * SECOND;

interface Lateness {
  readonly fired_by: string;
  readonly cause: string;
  readonly steps: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Answers that are still to come, or whose consequence is. */
const UNANSWERED_WAIT = `select 1 from cases.clock_acknowledgement a where a.step_id = 'breach' and a.state = 'open' and not exists (
  select 1 from cases.clock_firing f where f.case_id = a.case_id and f.clock_id = a.clock_id and f.cause = 'unacknowledged')
  and $1::float8 is not null`;

describe('while clocks fall due, no fault makes a step act twice, early or never', () => {
  let system: TestSystem;
  let worker: Handle;
  let hasty: Handle;
  let load: Load;
  let firstDue: Date;
  let sent = 0;
  let databaseAwayMs = 0;
  let movedOnMs = 0;

  beforeAll(async () => {
    system = await startTestSystem('clocks', { ownServers: true });
    worker = system.services.cases;
    // Its wall clock is an hour ahead all the time: only the database's clock may decide.
    hasty = await workerAhead(system, 'cases-ahead');
    await hasty.start();
    ({ load, firstDue } = await clocksFallingDue(system, EVERY_MS));
  }, 240_000);
  afterAll(() => system?.stop(), 120_000);

  it('a worker is killed and comes back; the other, an hour ahead by its wall clock, goes on alone', async () => {
    await worker.kill();
    await pause(2 * SECOND);
    await worker.start();
    await stepsAct();
  }, 60_000);

  it('the worker whose wall clock is an hour ahead is killed and comes back', async () => {
    await hasty.kill();
    await pause(SECOND);
    await hasty.start();
    await stepsAct();
  }, 60_000);

  it('Redis forgets every alarm', async () => {
    const redis = new Redis(system.urls['redis'] ?? '');
    await redis.flushall();
    redis.disconnect();
    await stepsAct();
  }, 60_000);

  it('Redis is away', async () => {
    await servers().redis.kill();
    await pause(OUTAGE);
    await servers().redis.start();
    await stepsAct();
  }, 180_000);

  it('PostgreSQL is stopped in an instant and comes back', async () => {
    const since = performance.now();
    await servers().postgres.kill();
    await pause(SECOND);
    await servers().postgres.start();
    databaseAwayMs = performance.now() - since;
    await stepsAct();
  }, 120_000);

  it('both workers are killed at once, and what came due meanwhile acts when they are back', async () => {
    await Promise.all([worker.kill(), hasty.kill()]);
    await pause(2 * SECOND);
    await Promise.all([worker.start(), hasty.start()]);
    await stepsAct();
  }, 60_000);

  it('R-232, R-350: afterwards both 24-hour clocks of every case have run out, and no step that was due is missing', async () => {
    await load.stop();
    sent = load.acknowledged.size;
    await eventually(
      async () =>
        (await breachesOf('contact24')) === sent && (await breachesOf('first24')) === sent,
      BOUND * 2,
      500,
    );
    await eventually(() => noneWaits(), BOUND, 500);
    expect(await system.sql(wrong.SKIPPED, [movedOnMs])).toEqual([]);
  }, 120_000);

  it('a step not acknowledged in time is followed by the next, while workers are killed; an acknowledged one is not', async () => {
    const acknowledged = await someAcknowledge();
    await Promise.all([worker.kill(), hasty.kill()]);
    movedOnMs = await whenMostAnswersAreOverdue();
    const workers = await workersOfLater(system, movedOnMs);
    for (const one of workers) {
      await one.kill();
      await pause(SECOND);
      await one.start();
    }
    await eventually(() => nothing(UNANSWERED_WAIT, [movedOnMs]), BOUND * 2, 500);
    await eventually(() => noneWaits(), BOUND, 500);
    expect(await system.sql(wrong.UNHEARD, [movedOnMs])).toEqual([]);
    expect(await system.sql(wrong.SKIPPED, [movedOnMs])).toEqual([]);
    const followed = `select count(*)::int as n from cases.clock_firing where cause = 'unacknowledged' and clock_id = 'contact24'`;
    expect(await countOf(system, followed)).toBe(sent - acknowledged);
  }, 180_000);

  it('every step acted once, and none before its time by the clock of the database', async () => {
    for (const find of [wrong.DOUBLED, wrong.UNMATCHED, wrong.EARLY])
      expect(await system.sql(find)).toEqual([]);
  });

  it('the lateness of every step is written down, and stays within bounds', async () => {
    expect(await system.sql(wrong.WRONG_LATENESS)).toEqual([]);
    const found = await system.sql<Lateness>(wrong.LATENESS_BY, [firstDue]);
    if (process.env['JOURNEY_OUTAGE_SECONDS'])
      process.stderr.write(`${JSON.stringify({ sent, databaseAwayMs, found })}\n`);
    const byTime = found.filter(({ cause }) => cause === 'time');
    expect(byTime.reduce((sum, { steps }) => sum + steps, 0)).toBeGreaterThanOrEqual(2 * sent);
    for (const { max } of byTime) expect(max).toBeLessThan(databaseAwayMs + BOUND);
  });

  it('every step notified the people it names, as one event and one notice per person', async () => {
    await eventually(() => nothing(wrong.UNSAID), 60_000, 500);
    await eventually(() => nothing(wrong.UNTOLD), 60_000, 500);
  }, 150_000);

  /** Whatever happened, steps that fall due from now on act. */
  async function stepsAct() {
    const [now] = await eventually(
      () => system.sql<{ at: Date }>('select clock_timestamp() as at'),
      BOUND,
    );
    await eventually(
      async () =>
        !(await nothing('select 1 from cases.clock_firing where step_at > $1 limit 1', [now?.at])),
      BOUND,
    );
  }

  const breachesOf = (clockId: string) =>
    countOf(
      system,
      `select count(*)::int as n from cases.clock_firing where clock_id = $1 and action = 'breach'`,
      [clockId],
    );

  async function nothing(query: string, values: readonly unknown[] = []) {
    return (await system.sql(query, values)).length === 0;
  }

  const noneWaits = () => nothing(wrong.WAITING, [movedOnMs]);

  async function someAcknowledge() {
    const officer = await system.signIn('officer');
    const cases = await system.sql<{ case_no: string }>(
      'select case_no from cases.complaint_case order by case_no limit $1',
      [ACKNOWLEDGED],
    );
    for (const { case_no } of cases)
      await command(officer, case_no, 'acknowledgeClock', {
        clockId: 'contact24',
        stepId: 'breach',
      });
    return cases.length;
  }

  /** The time, some four hours on, by which four of five answers are overdue; the last fifth falls due while the workers run. */
  async function whenMostAnswersAreOverdue() {
    const most = await countOf(
      system,
      `select extract(epoch from percentile_disc(0.8) within group (order by due_at) - clock_timestamp())::float8 * 1000 as n
       from cases.clock_acknowledgement where step_id = 'breach'`,
    );
    return Math.round(most);
  }

  function servers() {
    if (!system.servers) throw new Error('This journey kills servers and needs its own');
    return system.servers;
  }
});
