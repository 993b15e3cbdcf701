import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of the register: who asked for which, and how far each is written. The files themselves are kept nowhere. */
export class ExportTheRegister1795919900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table intake.register_export');
  }
}

const STATEMENTS = [
  `create table intake.register_export (
     tenant_id uuid not null,
     export_id uuid not null,
     person_id uuid not null,
     request jsonb not null,
     state text not null,
     done integer not null,
     total integer not null,
     started_at timestamptz not null,
     moved_at timestamptz not null,
     primary key (tenant_id, export_id)
   )`,
  ...tenantTable('intake', 'register_export', { service: ['select', 'insert', 'update'] }),
];
