import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether people were notified already that an authority must be informed of the case. */
export class KnowReportable1795689704779 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table notifications.case_brief add column reportable boolean not null default false',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table notifications.case_brief drop column reportable');
  }
}
