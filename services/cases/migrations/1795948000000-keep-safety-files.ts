import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What endangers people and what is done about it, and its history, to which rows are only added. */
export class KeepSafetyFiles1795948000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table cases.safety_file (
      tenant_id uuid not null,
      file_id uuid not null,
      sort text not null,
      campus text not null,
      department text,
      secured_by text[] not null,
      people uuid[] not null,
      case_no text,
      raised_by uuid not null,
      raised_at timestamptz not null,
      ended_at timestamptz,
      due text,
      due_at timestamptz,
      headline bytea,
      state jsonb not null,
      version integer not null,
      primary key (tenant_id, file_id)
    )`);
    await runner.query(`create table cases.safety_entry (
      tenant_id uuid not null,
      file_id uuid not null,
      version integer not null,
      at timestamptz not null,
      by_id uuid,
      act text not null,
      facts jsonb not null,
      words bytea,
      primary key (tenant_id, file_id, version)
    )`);
    for (const statement of [
      ...tenantTable('cases', 'safety_file', {
        service: ['select', 'insert', 'update'],
        worker: 'select',
      }),
      ...tenantTable('cases', 'safety_entry', { service: ['select', 'insert'] }),
      'create index safety_file_open on cases.safety_file (tenant_id, sort, raised_at, file_id) where ended_at is null',
      'create index safety_file_ended on cases.safety_file (tenant_id, sort, ended_at, file_id) where ended_at is not null',
      'create index safety_file_case on cases.safety_file (tenant_id, case_no) where case_no is not null',
      'create index safety_file_due on cases.safety_file (due_at) where due_at is not null',
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cases.safety_entry');
    await runner.query('drop table cases.safety_file');
  }
}
