import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists find the cases whose complainant was not told what he has to be told. */
export class FindWhoWasNotTold1795924100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`insert into cases.list_word (tenant_id, word)
      select distinct c.tenant_id, 'not_told' from ${NOT_TOLD} on conflict do nothing`);
    await runner.query(`insert into cases.case_member
        (tenant_id, case_id, due_key, received_at, member, stream, campus, channel, category, nature, priority, parts)
      select m.tenant_id, m.case_id, m.due_key, m.received_at, w.id, m.stream, m.campus, m.channel, m.category, m.nature, m.priority,
        m.parts & 2 | 128
      from (select c.tenant_id, c.case_id from ${NOT_TOLD}) c
      join cases.list_word w on w.tenant_id = c.tenant_id and w.word = 'not_told'
      join cases.list_word g on g.tenant_id = c.tenant_id and g.word = '*'
      join cases.case_member m on m.tenant_id = c.tenant_id and m.case_id = c.case_id and m.member = g.id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from cases.case_member m using cases.list_word w
      where w.tenant_id = m.tenant_id and w.id = m.member and w.word = 'not_told'`);
  }
}

/** `isNotTold` at the time of this migration. */
const NOT_TOLD = `cases.complaint_case c
  join cases.case_snapshot s on s.tenant_id = c.tenant_id and s.case_id = c.case_id
  where c.access is not null and jsonb_typeof(s.snapshot -> 'notices') = 'array' and exists (
    select from jsonb_array_elements(s.snapshot -> 'notices') n
    where n ->> 'told' is null and (n ->> 'failed' is not null or (n -> 'milestones' <> '[]' and exists (
      select from jsonb_each(s.snapshot -> 'clocks' || coalesce(c.stepped, '{}')) k
      where k.value ->> 'state' = 'running' and k.value ->> 'impliedBy' is null and k.value ->> 'kind' not in ('window', 'followup')
        and (k.value ->> 'breachedAt')::timestamptz > (n ->> 'owedAt')::timestamptz))))`;
