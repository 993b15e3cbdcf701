import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register of a campus is read by the time of receipt, and by the kind that a case is of by now. */
export class KeepTheRegister1795919100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake.case_copy add column case_kind text');
    await runner.query(
      'create index complaint_register on intake.complaint (tenant_id, campus, received_at, id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index intake.complaint_register');
    await runner.query('alter table intake.case_copy drop column case_kind');
  }
}
