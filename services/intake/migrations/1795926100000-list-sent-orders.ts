import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders whose answers have gone back are listed from the one that went last. */
export class ListSentOrders1795926100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index external_order_sent on intake.external_order (tenant_id, adapter_id, sent_back_at, external_ref)
         where complaint_id is not null and sent_back_at is not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index intake.external_order_sent');
  }
}
