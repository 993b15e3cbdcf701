import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type BeforeMigration, openBefore } from '../../test/migration.fixture.js';

const TENANT = '01900000-0000-7000-8000-0000000000aa';
const MARKS = `select aggregate_id, published_at is not null as published, attempts, held_reason from cases.outbox order by position`;

let migration: BeforeMigration;
beforeAll(async () => {
  migration = await openBefore('PublishFromWaiting');
}, 60_000);
afterAll(() => migration?.database.close());

it('what was not yet published waits on, held back as before, and goes back as it came', async () => {
  const { database, up, down } = migration;
  await database.admin(
    `insert into cases.outbox (created_at, id, tenant_id, part, aggregate_type, aggregate_id, aggregate_version, type, body, published_at, attempts, held_until, held_reason)
     select now() - interval '40 days', gen_random_uuid(), $1, 3, 'case', a, 1, 'case.opened.v1', '{}',
       case when a = 'published' then now() end, case when a = 'held' then 4 else 0 end,
       case when a = 'held' then 'infinity'::timestamptz end, case when a = 'held' then 'event.too_large' end
     from unnest('{published,waiting,held}'::text[]) as a`,
    [TENANT],
  );
  const before = await database.admin(MARKS);
  await up();
  const waiting = await database.admin(
    `select w.aggregate_id, w.part, w.attempts, w.held_until = 'infinity' as forever, w.held_reason
     from cases.outbox_waiting w join cases.outbox o using (created_at, position, tenant_id, aggregate_id) order by position`,
  );
  expect(waiting).toEqual([
    { aggregate_id: 'waiting', part: 3, attempts: 0, forever: null, held_reason: null },
    { aggregate_id: 'held', part: 3, attempts: 4, forever: true, held_reason: 'event.too_large' },
  ]);
  await down();
  expect(await database.admin(MARKS)).toEqual(before);
});
