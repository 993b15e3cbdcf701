import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type BeforeMigration, openBefore } from '../../test/migration.fixture.js';

const TENANT = '01900000-0000-7000-8000-0000000000aa';
const CASE = '01900000-0000-7000-8000-000000000001';
const LADDER = [{ stepId: 'warn', action: 'warn', level: 1, at: '2026-11-20T06:00:00.000Z' }];

let migration: BeforeMigration;
beforeAll(async () => {
  migration = await openBefore('LaddersByReference');
}, 60_000);
afterAll(() => migration?.database.close());

it('a clock keeps its ladder when it is read by an earlier version again', async () => {
  const { database, up, down } = migration;
  const addClock = (clockId: string, names: string, values: string, more: unknown[]) =>
    database.admin(
      `insert into cases.clock (tenant_id, case_id, clock_id, kind, state, started_at, due_at, original_due_at, generation, set_at, ${names})
       values ($1, $2, $3, 'limit', 'running', now(), now(), now(), 1, now(), ${values})`,
      [TENANT, CASE, clockId, ...more],
    );
  await addClock('earlier', 'ladder', '$4', [JSON.stringify(LADDER)]);
  await up();
  const [{ id } = { id: 0 }] = await database.admin<{ id: number }>(
    `insert into cases.ladder (tenant_id, hash, steps) values ($1, '', $2) returning id`,
    [TENANT, JSON.stringify(LADDER.map(({ at: _at, ...step }) => step))],
  );
  await addClock('later', 'ladder_id, ladder_at', '$4, $5', [id, LADDER.map(({ at }) => at)]);
  await down();
  expect(await database.admin('select clock_id, ladder from cases.clock order by 1')).toEqual([
    { clock_id: 'earlier', ladder: LADDER },
    { clock_id: 'later', ladder: LADDER },
  ]);
});
