import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What staff say who register a complaint for someone, sealed; and who is complained of, by whom access is decided until there is a case. */
export class RegisterByStaff1795870100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `alter table intake.complaint
         add column named_units text[] not null default '{}',
         add column named_persons uuid[] not null default '{}'`,
      `create table intake.complaint_registration (
         tenant_id uuid not null,
         complaint_id uuid not null,
         registered_by uuid not null,
         role text not null,
         first_responder uuid not null,
         call_mark bytea,
         record_mark bytea,
         body bytea not null,
         primary key (tenant_id, complaint_id),
         constraint complaint_registration_call unique (tenant_id, call_mark)
       )`,
      `create index complaint_registration_record on intake.complaint_registration (tenant_id, record_mark)
         where record_mark is not null`,
      ...tenantTable('intake', 'complaint_registration', {
        service: ['select', 'insert'],
      }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Complaints are never dropped by a migration');
  }
}
