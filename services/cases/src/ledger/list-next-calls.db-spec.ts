import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type BeforeMigration, openBefore } from '../../test/migration.fixture.js';

const TENANT = '01900000-0000-7000-8000-0000000000aa';
const CASE = (nr: number): string => `01900000-0000-7000-8000-00000000000${nr}`;
const AT = '2026-11-20T15:00:00+08:00';
const EXISTING = [{ nextCallAt: AT }, { nextCallAt: null }, {}] as const;

let migration: BeforeMigration;
beforeAll(async () => {
  migration = await openBefore('ListNextCalls');
}, 60_000);
afterAll(() => migration?.database.close());

it('the rows of cases that are there say when somebody is to be called again, and it goes back', async () => {
  const { database, up, down } = migration;
  for (const [nr, snapshot] of EXISTING.entries()) {
    await database.admin(
      `insert into cases.complaint_case (tenant_id, case_id, case_no, complaint_id, complaint_no, version, state, open, campus, channel, case_kind, nature,
         nature_rules, priority, received_at, due_key, breached, access, access_stale, log_hash, updated_at)
       values ($1, $2, $3, $2, $3, 1, 'triage', true, 'main', 'web_form', 'external', 'general', '{}', 'P3', now(), 'infinity', false, '{}', false, '', now())`,
      [TENANT, CASE(nr), `C-${nr}`],
    );
    await database.admin(
      `insert into cases.case_snapshot (tenant_id, case_id, snapshot) values ($1, $2, $3::jsonb)`,
      [TENANT, CASE(nr), JSON.stringify(snapshot)],
    );
  }
  await up();
  const rows = await database.admin<{ next_call_at: Date | null }>(
    'select next_call_at from cases.complaint_case order by case_no',
  );
  expect(rows.map((row) => row.next_call_at?.toISOString() ?? null)).toEqual([
    new Date(AT).toISOString(),
    null,
    null,
  ]);
  await down();
});
