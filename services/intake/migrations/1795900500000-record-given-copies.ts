import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Copies of files that were given to somebody outside: to whom, by whom, when, and each file as it was given. */
export class RecordGivenCopies1795900500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table intake.given_copy_file');
    await runner.query('drop table intake.given_copy');
  }
}

const STATEMENTS = [
  `create table intake.given_copy (
     tenant_id uuid not null,
     id uuid not null,
     complaint_id uuid not null,
     given_to text not null,
     form text not null,
     words bytea not null,
     given_by uuid not null,
     given_role text not null,
     given_at timestamptz not null,
     primary key (tenant_id, id)
   )`,
  `create table intake.given_copy_file (
     tenant_id uuid not null,
     copy_id uuid not null,
     upload_id uuid not null,
     bytes integer not null,
     sha256 bytea not null,
     storage_key text not null,
     primary key (tenant_id, copy_id, upload_id)
   )`,
  ...tenantTable('intake', 'given_copy', { service: ['select', 'insert'] }),
  ...tenantTable('intake', 'given_copy_file', { service: ['select', 'insert'] }),
  'create index given_copy_of_complaint on intake.given_copy (tenant_id, complaint_id, given_at desc, id)',
];
