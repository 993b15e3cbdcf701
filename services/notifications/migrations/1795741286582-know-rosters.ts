import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is on duty and who is away, as the gateway published it last: they decide who is notified. */
export class KnowRosters1795741286582 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table notifications.roster_copy (
      tenant_id uuid not null,
      subject text not null,
      version integer not null,
      duties jsonb not null,
      absences jsonb not null,
      primary key (tenant_id, subject)
    )`);
    for (const statement of tenantTable('notifications', 'roster_copy'))
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table notifications.roster_copy');
  }
}
