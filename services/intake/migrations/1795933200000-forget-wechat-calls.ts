import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people wrote to the official account goes once it is settled for long. */
export class ForgetWechatCalls1795933200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index wechat_call_settled on intake.wechat_call (received_at) where state = 'done'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index intake.wechat_call_settled');
  }
}
