import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may learn of a case follows from the facts that cases publishes. */
export class FollowAccess1795650000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table notifications.case_brief add column access jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table notifications.case_brief drop column access');
  }
}
