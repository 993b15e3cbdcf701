import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The access log is read by what was refused, seen in full or corrected: rare among all that was read. */
export class NarrowTheAccessLog1795903500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index access_log_refused on intake.access_log (tenant_id, at desc, id desc) where outcome = 'refused'`,
    );
    await runner.query(
      `create index access_log_revealed on intake.access_log (tenant_id, at desc, id desc) where action in ('revealed', 'corrected')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index intake.access_log_refused');
    await runner.query('drop index intake.access_log_revealed');
  }
}
