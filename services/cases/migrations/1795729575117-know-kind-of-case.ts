import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The kind of a case stands in its row. Until now the channel said it. */
export class KnowKindOfCase1795729575117 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table cases.complaint_case add column case_kind text not null default 'external'`,
    );
    await runner.query(
      `update cases.complaint_case set case_kind = 'internal' where channel = 'staff_portal'`,
    );
    await runner.query('alter table cases.complaint_case alter column case_kind drop default');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table cases.complaint_case drop column case_kind');
  }
}
