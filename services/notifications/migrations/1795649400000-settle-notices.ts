import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  // Any notice may be settled, not only those that ask for an acknowledgement; a settled one counts as seen.
  `drop index notice_asking`,
  `create index notice_unsettled on notice (tenant_id, case_id) where settled_at is null`,
  `drop index notice_inbox`,
  `create index notice_inbox on notice (tenant_id, recipient_id, (read_at is null and settled_at is null) desc, created_at desc, notice_id desc)`,
  `drop index notice_unread`,
  `create index notice_open on notice (tenant_id, recipient_id) where read_at is null and settled_at is null`,
];

export class SettleNotices1795649400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of ['notice_unsettled', 'notice_inbox', 'notice_open'])
      await runner.query(`drop index ${index}`);
    await runner.query(
      `create index notice_asking on notice (tenant_id, case_id) where settled_at is null and facts -> 'acknowledge' is not null`,
    );
    await runner.query(
      `create index notice_inbox on notice (tenant_id, recipient_id, (read_at is null) desc, created_at desc, notice_id desc)`,
    );
    await runner.query(
      `create index notice_unread on notice (tenant_id, recipient_id) where read_at is null`,
    );
  }
}
