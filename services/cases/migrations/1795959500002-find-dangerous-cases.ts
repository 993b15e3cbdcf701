import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Open cases that speak of danger are few, and looked for every few seconds. */
export class FindDangerousCases1795959500002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The system opens the steps for a dangerous case.
    await runner.query('alter table cases.safety_file alter column raised_by drop not null');
    await runner.query(
      'create index complaint_case_danger on cases.complaint_case (tenant_id, case_no) where danger and open',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index cases.complaint_case_danger');
    await runner.query('delete from cases.safety_file where raised_by is null');
    await runner.query('alter table cases.safety_file alter column raised_by set not null');
  }
}
