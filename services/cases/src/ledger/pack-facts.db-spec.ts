import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openBefore, type BeforeMigration } from '../../test/migration.fixture.js';

const TENANT = '01900000-0000-7000-8000-0000000000aa';
const CASE = '01900000-0000-7000-8000-0000000000c1';
const ROWS = "select to_jsonb(l) - 'packed' as row from cases.case_log l order by version";

let migration: BeforeMigration;
beforeAll(async () => {
  migration = await openBefore('PackFacts');
}, 60_000);
afterAll(() => migration?.database.close());

it('rows of before stay as they are, and the way back is shut once facts were packed', async () => {
  const { database, up, down } = migration;
  await database.admin(
    `insert into cases.case_log values ($1, $2, 1, gen_random_uuid(), 'case.opened.v1', now(), '{"type":"system"}', '{"state":"received"}', '{}', '\\x00', '\\x01')`,
    [TENANT, CASE],
  );
  const before = await database.admin(ROWS);
  await up();
  expect(await database.admin(ROWS)).toEqual(before);
  await database.admin(
    `insert into cases.case_log (tenant_id, case_id, version, type, at, hash, packed) values ($1, $2, 2, 'case.accepted.v1', now(), '\\x02', '\\x01')`,
    [TENANT, CASE],
  );
  await expect(down()).rejects.toThrow(/contains null values/);
  await expect(
    database.admin(
      `insert into cases.case_log (tenant_id, case_id, version, type, at, hash) values ($1, $2, 3, 'case.accepted.v1', now(), '\\x02')`,
      [TENANT, CASE],
    ),
  ).rejects.toThrow(/case_log_says_once/);
  await database.admin(
    `begin; set local session_replication_role = replica; delete from cases.case_log where packed is not null; commit`,
  );
  await down();
  expect(await database.admin(ROWS)).toEqual(before);
});
