import type { MigrationInterface, QueryRunner } from 'typeorm';

const ON = 'create index complaint_phone on intake.complaint';

/**
 * The first complaint of the same phone and the same words is looked for whenever one arrives. By phone alone, all that was ever sent from a
 * number were read for that: a hospital's own telephone, or an adapter that sends one for all.
 */
export class FindAlikeAtOnce1795710321440 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index intake.complaint_phone');
    await runner.query(
      `${ON} (tenant_id, phone_index, content_mark, registered_at, id) where phone_index is not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index intake.complaint_phone');
    await runner.query(`${ON} (tenant_id, phone_index) where phone_index is not null`);
  }
}
