import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The access log is read newest first. */
export class ListReads1795650200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create index access_log_by_time on cases.access_log (tenant_id, at desc, id desc)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index cases.access_log_by_time');
  }
}
