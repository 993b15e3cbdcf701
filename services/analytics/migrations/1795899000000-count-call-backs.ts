import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What call-backs find, from now on; what was recorded before does not say under what lists find it. */
export class CountCallBacks1795899000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table analytics.case_fact add column called_back text[] not null default '{}'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table analytics.case_fact drop column called_back');
  }
}
