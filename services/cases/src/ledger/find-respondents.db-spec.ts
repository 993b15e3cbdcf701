import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type BeforeMigration, openBefore } from '../../test/migration.fixture.js';

const TENANTS = ['01900000-0000-7000-8000-0000000000aa', '01900000-0000-7000-8000-0000000000bb'];
const CASE = (nr: number): string => `01900000-0000-7000-8000-00000000000${nr}`;
const PERSON = '01900000-0000-7000-8000-0000000000cc';
const MEMBERS = `select c.case_no, w.word, m.parts from cases.case_member m
  join cases.complaint_case c using (tenant_id, case_id)
  join cases.list_word w on w.tenant_id = m.tenant_id and w.id = m.member order by 1, 2`;
/** The facts of access of cases that were there before: the last of the other group, the one before it known to nobody yet. */
const EXISTING = [
  { respondent: { units: ['main.ward'], persons: [] } },
  { respondent: { units: ['main.ward', 'main.icu'], persons: [PERSON] } },
  { respondent: { units: [], persons: [] } },
  null,
  { respondent: { units: ['main.ward'], persons: [] } },
] as const;

let migration: BeforeMigration;
beforeAll(async () => {
  migration = await openBefore('FindRespondents');
}, 60_000);
afterAll(() => migration?.database.close());

it('lists find the cases that are there by whom they complain of, and it goes back', async () => {
  const { database, up, down } = migration;
  for (const tenant of TENANTS)
    await database.admin(`insert into cases.list_word (tenant_id, word) values ($1, '*')`, [
      tenant,
    ]);
  for (const [nr, access] of EXISTING.entries()) {
    const tenant = TENANTS[nr === 4 ? 1 : 0];
    await database.admin(
      `insert into cases.complaint_case (tenant_id, case_id, case_no, complaint_id, complaint_no, version, state, open, campus, channel, case_kind, nature,
         nature_rules, priority, received_at, due_key, breached, access, access_stale, log_hash, updated_at)
       values ($1, $2, $3, $2, $3, 1, 'closed', false, 'main', 'web_form', 'external', 'general', '{}', 'P3', now(), 'infinity', false, $4::jsonb, false, '', now())`,
      [tenant, CASE(nr), `C-${nr}`, access && JSON.stringify(access)],
    );
    if (access)
      await database.admin(
        `insert into cases.case_member (tenant_id, case_id, member, parts, stream, due_key, received_at, campus, channel, category, nature, priority)
         select $1, $2, a.id, 3, a.id, 'infinity', now(), a.id, a.id, a.id, a.id, a.id from cases.list_word a where a.tenant_id = $1 and a.word = '*'`,
        [tenant, CASE(nr)],
      );
  }
  const before = await database.admin(MEMBERS);
  await up();
  const named = (await database.admin<{ case_no: string; word: string; parts: number }>(MEMBERS))
    .filter(({ word }) => word !== '*')
    .map(({ case_no, word, parts }) => `${case_no} ${word} ${parts}`);
  expect(named).toEqual([
    'C-0 respondent:unit:main.ward 130',
    `C-1 respondent:person:${PERSON} 130`,
    'C-1 respondent:unit:main.icu 130',
    'C-1 respondent:unit:main.ward 130',
    'C-4 respondent:unit:main.ward 130',
  ]);
  await down();
  expect(await database.admin(MEMBERS)).toEqual(before);
});
