import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists find what is no complaint from outside by its kind, what a department sent back, and what is open again; rows say of danger. */
export class FindFewCases1795900200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table cases.complaint_case add column danger boolean not null default false',
    );
    await runner.query(`update cases.complaint_case c set danger = true from cases.case_snapshot s
      where s.tenant_id = c.tenant_id and s.case_id = c.case_id
        and case jsonb_typeof(s.snapshot #> '{classification,facts,danger}') when 'array'
          then jsonb_array_length(s.snapshot #> '{classification,facts,danger}') > 0 else false end`);
    await runner.query(`insert into cases.list_word (tenant_id, word)
      select distinct c.tenant_id, d.member from ${FEW} where ${FOUND} on conflict do nothing`);
    await runner.query(`insert into cases.case_member
        (tenant_id, case_id, due_key, received_at, member, stream, campus, channel, category, nature, priority, parts)
      select m.tenant_id, m.case_id, m.due_key, m.received_at, w.id, m.stream, m.campus, m.channel, m.category, m.nature, m.priority,
        m.parts & 2 | 128
      from ${FEW}
      join cases.list_word w on w.tenant_id = c.tenant_id and w.word = d.member
      join cases.list_word g on g.tenant_id = c.tenant_id and g.word = '*'
      join cases.case_member m on m.tenant_id = c.tenant_id and m.case_id = c.case_id and m.member = g.id
      where ${FOUND}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from cases.case_member m using cases.list_word w
      where w.tenant_id = m.tenant_id and w.id = m.member and (w.word like 'kind:%' or w.word in ('returned', 'reopened'))`);
    await runner.query('alter table cases.complaint_case drop column danger');
  }
}

/** `dutyMembersOf` at the time of this migration, of what it adds. */
const FEW = `cases.complaint_case c
  left join cases.case_snapshot s on s.tenant_id = c.tenant_id and s.case_id = c.case_id
  cross join lateral (
    select 'kind:' || c.case_kind as member where c.case_kind <> 'external'
    union select 'returned' where c.state = 'accepted' and (
      select max(place) filter (where step ->> 'name' = 'department.returned') > coalesce(max(place) filter (where step ->> 'name' = 'case.reopened'), 0)
      from jsonb_array_elements(s.snapshot -> 'milestones') with ordinality as steps (step, place))
    union select 'reopened' where c.open and (s.snapshot -> 'round')::integer > 1
  ) d`;
const FOUND = 'c.access is not null';
