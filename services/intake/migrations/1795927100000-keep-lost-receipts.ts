import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asked for a lost receipt, until it was looked for; and complaints found by the e-mail with which they came. */
export class KeepLostReceipts1795927100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table intake.lost_receipt');
    await runner.query('alter table intake.complaint drop column email_index');
  }
}

const STATEMENTS = [
  'alter table intake.complaint add column email_index bytea',
  `create index complaint_email on intake.complaint (tenant_id, email_index) where email_index is not null`,
  `create table intake.lost_receipt (
     tenant_id uuid not null,
     id uuid not null,
     medium text not null,
     address bytea not null,
     asked_at timestamptz not null,
     primary key (tenant_id, id)
   )`,
  ...tenantTable('intake', 'lost_receipt', {
    service: ['select', 'insert', 'delete', 'update'],
    worker: 'select',
  }),
];
