import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The issues of cases, from now on; those of before are counted once the read model is rebuilt. */
export class CountIssues1795940000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table analytics.case_fact add column issues jsonb not null default '[]'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table analytics.case_fact drop column issues');
  }
}
