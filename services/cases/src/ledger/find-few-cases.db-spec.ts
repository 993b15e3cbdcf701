import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type BeforeMigration, openBefore } from '../../test/migration.fixture.js';

const TENANT = '01900000-0000-7000-8000-0000000000aa';
const CASE = (nr: number): string => `01900000-0000-7000-8000-00000000000${nr}`;
const MEMBERS = `select c.case_no, w.word, m.parts from cases.case_member m
  join cases.complaint_case c using (tenant_id, case_id)
  join cases.list_word w on w.tenant_id = m.tenant_id and w.id = m.member order by 1, 2`;
const steps = (...names: string[]) => names.map((name) => ({ name, at: '2026-11-20T01:00:00Z' }));
const EXISTING = [
  ['accepted', 'external', { round: 1, milestones: steps('department.returned') }],
  [
    'accepted',
    'external',
    { round: 2, milestones: steps('department.returned', 'case.reopened', 'case.accepted') },
  ],
  ['closed', 'praise', { round: 2, milestones: [] }],
  [
    'triage',
    'external',
    { round: 1, milestones: [], classification: { facts: { danger: ['fire'] } } },
  ],
] as const;

let migration: BeforeMigration;
beforeAll(async () => {
  migration = await openBefore('FindFewCases');
}, 60_000);
afterAll(() => migration?.database.close());

it('lists find the few cases that are there by kind, return and another round, and it goes back', async () => {
  const { database, up, down } = migration;
  await database.admin(`insert into cases.list_word (tenant_id, word) values ($1, '*')`, [TENANT]);
  for (const [nr, [state, kind, snapshot]] of EXISTING.entries()) {
    await database.admin(
      `insert into cases.complaint_case (tenant_id, case_id, case_no, complaint_id, complaint_no, version, state, open, campus, channel, case_kind, nature,
         nature_rules, priority, received_at, due_key, breached, access, access_stale, log_hash, updated_at)
       values ($1, $2, $3, $2, $3, 1, $4, $4 <> 'closed', 'main', 'web_form', $5, 'general', '{}', 'P3', now(), 'infinity', false, '{}', false, '', now())`,
      [TENANT, CASE(nr), `C-${nr}`, state, kind],
    );
    await database.admin(
      `insert into cases.case_snapshot (tenant_id, case_id, snapshot) values ($1, $2, $3::jsonb)`,
      [TENANT, CASE(nr), JSON.stringify({ classification: null, ...snapshot })],
    );
    await database.admin(
      `insert into cases.case_member (tenant_id, case_id, member, parts, stream, due_key, received_at, campus, channel, category, nature, priority)
       select $1, $2, a.id, 3, a.id, 'infinity', now(), a.id, a.id, a.id, a.id, a.id from cases.list_word a where a.word = '*'`,
      [TENANT, CASE(nr)],
    );
  }
  const before = await database.admin(MEMBERS);
  await up();
  const few = (await database.admin<{ case_no: string; word: string; parts: number }>(MEMBERS))
    .filter(({ word }) => word !== '*')
    .map(({ case_no, word, parts }) => `${case_no} ${word} ${parts}`);
  expect(few).toEqual(['C-0 returned 130', 'C-1 reopened 130', 'C-2 kind:praise 130']);
  const danger = await database.admin(`select case_no from cases.complaint_case where danger`);
  expect(danger).toEqual([{ case_no: 'C-3' }]);
  await down();
  expect(await database.admin(MEMBERS)).toEqual(before);
});
