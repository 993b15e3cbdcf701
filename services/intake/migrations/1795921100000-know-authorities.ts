import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Authorities that hand orders over, how they write them, and that they return an order or give more time for it. */
export class KnowAuthorities1795921100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Complaints are never dropped by a migration');
  }
}

const STATEMENTS = [
  `create table intake.order_authority (
     tenant_id uuid not null,
     adapter_id uuid not null,
     channel text not null,
     campus text not null,
     mapping jsonb not null,
     version integer not null,
     changed_by uuid,
     changed_at timestamptz not null,
     primary key (tenant_id, adapter_id)
   )`,
  ...tenantTable('intake', 'order_authority', { service: ['select', 'insert', 'update'] }),
  `alter table intake.complaint_addition
     drop constraint complaint_addition_kind_check,
     add constraint complaint_addition_kind_check
       check (kind in ('correction', 'urge', 'statement', 'returned', 'extended'))`,
];
