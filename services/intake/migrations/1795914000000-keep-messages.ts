import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The thread between a complainant and the hospital, in both directions, with the files that came or went with it. */
export class KeepMessages1795914000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table intake.message_file');
    await runner.query('drop table intake.message');
  }
}

const STATEMENTS = [
  `create table intake.message (
     tenant_id uuid not null,
     message_id uuid not null,
     complaint_id uuid not null,
     nr integer not null,
     direction text not null,
     kind text not null,
     via text,
     person_id uuid,
     notice text,
     body bytea not null,
     key bytea,
     at timestamptz not null,
     recorded_at timestamptz not null,
     read_at timestamptz,
     primary key (tenant_id, message_id),
     unique (tenant_id, complaint_id, nr),
     unique (tenant_id, key)
   )`,
  `create table intake.message_file (
     tenant_id uuid not null,
     message_id uuid not null,
     upload_id uuid not null,
     primary key (tenant_id, message_id, upload_id)
   )`,
  ...tenantTable('intake', 'message', { service: ['select', 'insert', 'update'] }),
  ...tenantTable('intake', 'message_file', { service: ['select', 'insert'] }),
];
