import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists say when the complainant is to be called again. A case at rest waits for no call. */
export class ListNextCalls1795912900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table cases.complaint_case add column next_call_at timestamptz');
    await runner.query(`update cases.complaint_case c
      set next_call_at = (s.snapshot ->> 'nextCallAt')::timestamptz from cases.case_snapshot s
      where s.tenant_id = c.tenant_id and s.case_id = c.case_id and s.snapshot ->> 'nextCallAt' is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table cases.complaint_case drop column next_call_at');
  }
}
