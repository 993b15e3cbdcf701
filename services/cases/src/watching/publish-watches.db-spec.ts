import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Outbox } from '@tingsu/messaging';
import { type BeforeMigration, openBefore } from '../../test/migration.fixture.js';
import { PublishWatches } from './publish-watches.job.js';

const TENANTS = ['01900000-0000-7000-8000-0000000000aa', '01900000-0000-7000-8000-0000000000bb'];
const PERSON = '01900000-0000-7000-8000-00000000000c';
const CASES = ['01900000-0000-7000-8000-0000000000c1', '01900000-0000-7000-8000-0000000000c2'];

let migration: BeforeMigration;
beforeAll(async () => {
  migration = await openBefore('PublishWatches');
}, 60_000);
afterAll(() => migration?.database.close());

it('what people watched before it was published is published once, for each group and person', async () => {
  const { database, up } = migration;
  await database.admin(
    `insert into cases.case_watch (tenant_id, person_id, case_id, since)
     select t, $2, c, now() from unnest($1::uuid[]) as t, unnest($3::uuid[]) as c`,
    [TENANTS, PERSON, CASES],
  );
  await up();
  const job = new PublishWatches(database.unitOfWork, new Outbox('cases'));
  await Promise.all([job.execute(), job.execute()]);
  await job.execute();
  const told = await database.admin<{ tenant_id: string; body: string }>(
    'select tenant_id, body from cases.outbox order by tenant_id',
  );
  expect(told.map(({ tenant_id }) => tenant_id)).toEqual(TENANTS);
  for (const { body } of told)
    expect(JSON.parse(body)).toMatchObject({
      type: 'watch.changed.v1',
      aggregateid: PERSON,
      aggregateversion: 1,
      data: { cases: CASES },
    });
});
