import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may read a complaint follows from the facts that cases publishes; refusals are logged, and the log is read newest first. */
export class FollowAccess1795650100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      'alter table intake.case_copy add column access jsonb, drop column departments, drop column campus',
      `alter table intake.access_log add column outcome text not null default 'allowed'`,
      'create index access_log_by_time on intake.access_log (tenant_id, at desc, id desc)',
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: what was dropped cannot be computed again.');
  }
}
