import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type BeforeMigration, openBefore } from '../../test/migration.fixture.js';

const TENANT = '01900000-0000-7000-8000-0000000000aa';
const CASE = (nr: number): string => `01900000-0000-7000-8000-00000000000${nr}`;
const MEMBERS = `select c.case_no, w.word, m.parts from cases.case_member m
  join cases.complaint_case c using (tenant_id, case_id)
  join cases.list_word w on w.tenant_id = m.tenant_id and w.id = m.member order by 1, 2`;
const EXISTING = [
  ['triage', {}],
  ['approval', { extensionRequests: [{ approver: 'department_head' }] }],
  ['investigating', { assignment: { lead: 'main.ward' }, packageParts: ['statement'] }],
  ['closed', { assignment: { lead: 'main.ward' }, packageParts: [] }],
] as const;

let migration: BeforeMigration;
beforeAll(async () => {
  migration = await openBefore('OwnCases');
}, 60_000);
afterAll(() => migration?.database.close());

it('lists find the cases that are there by what is to be done in them, and it goes back', async () => {
  const { database, up, down } = migration;
  await database.admin(`insert into cases.list_word (tenant_id, word) values ($1, '*')`, [TENANT]);
  for (const [nr, [state, snapshot]] of EXISTING.entries()) {
    await database.admin(
      `insert into cases.complaint_case (tenant_id, case_id, case_no, complaint_id, complaint_no, version, state, open, campus, channel, case_kind, nature,
         nature_rules, priority, received_at, due_key, breached, access, access_stale, log_hash, updated_at)
       values ($1, $2, $3, $2, $3, 1, $4, $4 <> 'closed', 'main', 'web_form', 'external', 'general', '{}', 'P3', now(), 'infinity', false, '{}', false, '', now())`,
      [TENANT, CASE(nr), `C-${nr}`, state],
    );
    await database.admin(
      `insert into cases.case_snapshot (tenant_id, case_id, snapshot) values ($1, $2, $3::jsonb)`,
      [
        TENANT,
        CASE(nr),
        JSON.stringify({ assignment: null, packageParts: [], extensionRequests: [], ...snapshot }),
      ],
    );
    await database.admin(
      `insert into cases.case_member (tenant_id, case_id, member, parts, stream, due_key, received_at, campus, channel, category, nature, priority)
       select $1, $2, a.id, 3, a.id, 'infinity', now(), a.id, a.id, a.id, a.id, a.id from cases.list_word a where a.word = '*'`,
      [TENANT, CASE(nr)],
    );
  }
  const before = await database.admin(MEMBERS);
  await up();
  const duties = (await database.admin<{ case_no: string; word: string; parts: number }>(MEMBERS))
    .filter(({ word }) => word !== '*')
    .map(({ case_no, word, parts }) => `${case_no} ${word} ${parts}`);
  expect(duties).toEqual([
    'C-0 unowned 130',
    'C-1 approval:centre_head 130',
    'C-1 approval:department_head 130',
    'C-1 approval:leader 130',
    'C-1 unowned 130',
    'C-2 statement:main.ward 130',
    'C-2 unowned 130',
  ]);
  await down();
  expect(await database.admin(MEMBERS)).toEqual(before);
});
