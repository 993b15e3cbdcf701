import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Complaints of a person are counted by the telephone number that staff corrected, not by the wrong one. */
export class KnowCorrectedNumbers1795914500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table intake.corrected_phone (
      tenant_id uuid not null,
      complaint_id uuid not null,
      phone_index bytea,
      primary key (tenant_id, complaint_id)
    )`);
    await runner.query(`create index corrected_phone_index on intake.corrected_phone (tenant_id, phone_index)
      where phone_index is not null`);
    for (const statement of tenantTable('intake', 'corrected_phone', {
      service: ['select', 'insert', 'update'],
    }))
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table intake.corrected_phone');
  }
}
