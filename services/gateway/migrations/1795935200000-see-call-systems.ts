import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When each telephone system signalled a call last, and why a signal was refused last. */
export class SeeCallSystems1795935200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table gateway.call_system (
         tenant_id uuid not null,
         system text not null,
         taken_at timestamptz,
         refused_at timestamptz,
         refused_code text,
         primary key (tenant_id, system)
       )`,
      ...tenantTable('gateway', 'call_system', { service: ['select', 'insert', 'update'] }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table gateway.call_system');
  }
}
