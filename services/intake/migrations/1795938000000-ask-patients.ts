import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Patients are asked by a link whether somebody may complain for them. */
export class AskPatients1795938000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table intake.consent_request');
  }
}

const STATEMENTS = [
  `create table intake.consent_request (
     tenant_id uuid not null,
     request_id uuid not null,
     complaint_id uuid not null,
     token_mark bytea not null,
     phone bytea,
     asked_at timestamptz not null,
     expires_at timestamptz not null,
     agrees boolean,
     answered_at timestamptz,
     primary key (tenant_id, request_id),
     unique (tenant_id, token_mark),
     check ((agrees is null) = (answered_at is null))
   )`,
  'create index consent_request_of on intake.consent_request (tenant_id, complaint_id, request_id desc)',
  ...tenantTable('intake', 'consent_request', { service: ['select', 'insert', 'update'] }),
];
