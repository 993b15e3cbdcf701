import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people say who are not eligible to complain is counted apart; from now on, and in all when the read model is rebuilt. */
export class CountFeedback1795743396202 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table analytics.case_fact add column feedback_only boolean not null default false',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table analytics.case_fact drop column feedback_only');
  }
}
