import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Complaints that have no case yet, and the alarms that are on. */
export class AwaitCases1795659975295 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table intake.awaited_case (
         tenant_id uuid not null,
         complaint_id uuid not null,
         registered_at timestamptz not null,
         primary key (tenant_id, complaint_id)
       )`,
      // The owner is shut out of the rows of tenants as well; the statement between opens them for itself only.
      'alter table intake.complaint no force row level security',
      'alter table intake.case_copy no force row level security',
      `insert into intake.awaited_case (tenant_id, complaint_id, registered_at)
         select tenant_id, id, registered_at from intake.complaint c where not exists (
           select 1 from intake.case_copy k where k.tenant_id = c.tenant_id and k.complaint_id = c.id)`,
      'alter table intake.complaint force row level security',
      'alter table intake.case_copy force row level security',
      ...tenantTable('intake', 'awaited_case', {
        worker: 'select',
        service: ['select', 'insert', 'delete'],
      }),
      `create table intake.alarm (
         tenant_id uuid not null,
         kind text not null,
         version integer not null,
         raised_at timestamptz,
         primary key (tenant_id, kind)
       )`,
      ...tenantTable('intake', 'alarm', {
        worker: 'select',
        service: ['select', 'insert', 'update'],
      }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: which complaints wait for a case cannot be said again.');
  }
}
