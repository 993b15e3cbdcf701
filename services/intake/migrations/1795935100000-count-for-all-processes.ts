import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often each API key was used within its minute, for all processes together. */
export class CountForAllProcesses1795935100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Unlogged: what a crash of the server loses is a count of seconds.
    await runner.query(`create unlogged table intake.key_minute (
      tenant_id uuid not null,
      adapter_id uuid not null,
      since timestamptz not null,
      count integer not null,
      primary key (tenant_id, adapter_id)
    ) with (fillfactor = 50)`);
    const rights = { service: ['select', 'insert', 'update'] as const };
    for (const statement of tenantTable('intake', 'key_minute', rights))
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table intake.key_minute');
  }
}
