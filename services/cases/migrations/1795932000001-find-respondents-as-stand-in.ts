import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who stands in where whom the case complains of is shown finds the case by that too: a bit of his row says so. */
export class FindRespondentsAsStandIn1795932000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`update cases.case_member m set parts = m.parts | 256
      from cases.list_word w, cases.complaint_case c
      where w.tenant_id = m.tenant_id and w.id = m.member and w.word like 'person:%' and m.parts & 32 <> 0
        and c.tenant_id = m.tenant_id and c.case_id = m.case_id
        and exists (select from jsonb_array_elements(c.access -> 'standIns') as s
          where 'person:' || (s ->> 'personId') = w.word and (s ->> 'role', s ->> 'relation') in (${SHOWN}))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('update cases.case_member set parts = parts & ~256 where parts & 256 <> 0');
  }
}

/** Rows of the access table that show it, at the time of this migration. */
const SHOWN = `('centre_officer', 'area'), ('centre_head', 'area'), ('leader', 'area'), ('auditor', 'area'),
  ('department_head', 'lead'), ('supervisor', 'lead'), ('supervisor', 'supervising')`;
