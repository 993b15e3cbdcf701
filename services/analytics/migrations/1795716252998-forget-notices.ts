import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events of notices are no longer consumed here: what is left is where each notice had got to. */
export class ForgetNotices1795716252998 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("delete from analytics.inbox_cursor where aggregate_type = 'notice'");
  }

  async down(): Promise<void> {
    // Nothing reads these positions.
  }
}
