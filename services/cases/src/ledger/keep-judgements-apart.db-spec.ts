import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type BeforeMigration, openBefore } from '../../test/migration.fixture.js';

const TENANT = '01900000-0000-7000-8000-0000000000aa';
const CASE = (nr: number): string => `01900000-0000-7000-8000-00000000000${nr}`;
const NATURES = `select m.case_id, w.word from cases.case_member m join cases.list_word w on w.tenant_id = m.tenant_id and w.id = m.nature order by 1`;

let migration: BeforeMigration;
beforeAll(async () => {
  migration = await openBefore('KeepJudgementsApart');
}, 60_000);
afterAll(() => migration?.database.close());

it('X-24: members of judged cases get a nature of their own, others keep theirs, and it goes back', async () => {
  const { database, up, down } = migration;
  await database.admin(
    `insert into cases.list_word (tenant_id, word) values ($1, '*'), ($1, 'nature:invalid')`,
    [TENANT],
  );
  for (const [nr, rules] of [
    [1, '{malicious}'],
    [2, '{late}'],
  ] as const) {
    await database.admin(
      `insert into cases.complaint_case (tenant_id, case_id, case_no, complaint_id, complaint_no, version, state, open, campus, channel, nature,
         nature_rules, priority, received_at, due_key, breached, access_stale, log_hash, updated_at)
       values ($1, $2, $3, $2, $3, 1, 'closed', false, 'main', 'web_form', 'invalid', $4, 'P3', now(), 'infinity', false, false, '', now())`,
      [TENANT, CASE(nr), `C-${nr}`, rules],
    );
    await database.admin(
      `insert into cases.case_member (tenant_id, case_id, member, parts, stream, due_key, received_at, campus, channel, category, nature, priority)
       select $1, $2, a.id, 1, a.id, 'infinity', now(), a.id, a.id, a.id, n.id, a.id from cases.list_word a, cases.list_word n
       where a.word = '*' and n.word = 'nature:invalid'`,
      [TENANT, CASE(nr)],
    );
  }
  const before = await database.admin(NATURES);
  await up();
  expect(await database.admin(NATURES)).toEqual([
    { case_id: CASE(1), word: 'nature:invalid!' },
    { case_id: CASE(2), word: 'nature:invalid' },
  ]);
  await down();
  expect(await database.admin(NATURES)).toEqual(before);
});
