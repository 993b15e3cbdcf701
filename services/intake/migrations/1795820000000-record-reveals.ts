import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which fields were revealed, beside why; and the log of one person by an index. */
export class RecordReveals1795820000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake.access_log add column fields text[]');
    await runner.query(
      'create index access_log_person on intake.access_log (tenant_id, person_id, at desc)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index intake.access_log_person');
    await runner.query('alter table intake.access_log drop column fields');
  }
}
