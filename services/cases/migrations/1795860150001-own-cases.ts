import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A case has an owner, and lists find it by what is to be done in it. No case has an owner yet, so every open one is found as unowned;
 * what waits for an approval and what a department owes is found as well.
 */
export class OwnCases1795860150001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table cases.complaint_case add column owner uuid');
    await runner.query(`insert into cases.list_word (tenant_id, word)
      select distinct c.tenant_id, d.member from ${DUTIES} where ${OPEN} on conflict do nothing`);
    await runner.query(`insert into cases.case_member
        (tenant_id, case_id, due_key, received_at, member, stream, campus, channel, category, nature, priority, parts)
      select m.tenant_id, m.case_id, m.due_key, m.received_at, w.id, m.stream, m.campus, m.channel, m.category, m.nature, m.priority,
        m.parts & 2 | 128
      from ${DUTIES}
      join cases.list_word w on w.tenant_id = c.tenant_id and w.word = d.member
      join cases.list_word g on g.tenant_id = c.tenant_id and g.word = '*'
      join cases.case_member m on m.tenant_id = c.tenant_id and m.case_id = c.case_id and m.member = g.id
      where ${OPEN}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('delete from cases.case_member where parts & 128 <> 0');
    await runner.query('alter table cases.complaint_case drop column owner');
  }
}

/** `dutyMembersOf` at the time of this migration: each case once for each duty. */
const DUTIES = `cases.complaint_case c
  left join cases.case_snapshot s on s.tenant_id = c.tenant_id and s.case_id = c.case_id
  cross join lateral (
    select 'unowned' as member
    union select 'approval:' || role from unnest(array['leader', 'centre_head']) as role where c.state = 'approval'
    union select 'approval:' || (asked ->> 'approver')
      from jsonb_array_elements(coalesce(s.snapshot -> 'extensionRequests', '[]')) as asked
    union select 'statement:' || (s.snapshot #>> '{assignment,lead}')
      where c.state = 'investigating' and not coalesce((s.snapshot -> 'statementWaived')::boolean, false)
        and jsonb_typeof(s.snapshot -> 'assignment') = 'object'
        and not s.snapshot -> 'packageParts' @> '["statement", "preliminaryLiability", "preliminaryOpinion"]'
  ) d`;
const OPEN = 'c.open and c.access is not null';
