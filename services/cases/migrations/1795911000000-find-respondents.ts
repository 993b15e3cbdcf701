import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists find a case by the departments and members of staff complained of, which the facts of access name already. */
export class FindRespondents1795911000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`insert into cases.list_word (tenant_id, word)
      select distinct c.tenant_id, d.member from ${NAMED} where ${FOUND} on conflict do nothing`);
    await runner.query(`insert into cases.case_member
        (tenant_id, case_id, due_key, received_at, member, stream, campus, channel, category, nature, priority, parts)
      select m.tenant_id, m.case_id, m.due_key, m.received_at, w.id, m.stream, m.campus, m.channel, m.category, m.nature, m.priority,
        m.parts & 2 | 128
      from ${NAMED}
      join cases.list_word w on w.tenant_id = c.tenant_id and w.word = d.member
      join cases.list_word g on g.tenant_id = c.tenant_id and g.word = '*'
      join cases.case_member m on m.tenant_id = c.tenant_id and m.case_id = c.case_id and m.member = g.id
      where ${FOUND}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from cases.case_member m using cases.list_word w
      where w.tenant_id = m.tenant_id and w.id = m.member and w.word like 'respondent:%'`);
  }
}

/** `respondentMember` of everyone complained of, at the time of this migration: each case once for each. */
const NAMED = `cases.complaint_case c cross join lateral (
    select 'respondent:unit:' || code as member from jsonb_array_elements_text(c.access #> '{respondent,units}') as code
    union select 'respondent:person:' || id from jsonb_array_elements_text(c.access #> '{respondent,persons}') as id
  ) d`;
const FOUND = 'c.access is not null';
