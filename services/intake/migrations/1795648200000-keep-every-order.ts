import { serviceRole, tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What keeps every order of an authority: one complaint for each of its numbers with what was added to it later, and
 * the submissions that were refused, sealed, until a person has looked at them.
 */
export class KeepEveryOrder1795648200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...complaints, ...orders, ...refused]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Complaints are never dropped by a migration');
  }
}

const complaints = [
  `alter table intake.complaint
     add column warnings json not null default '[]',
     add column content_mark bytea,
     add column second_phone_index bytea,
     add column resembles uuid`,
  `create index complaint_second_phone on intake.complaint (tenant_id, second_phone_index)
     where second_phone_index is not null`,
  `grant update (complaint_id) on intake.idempotency_key to ${serviceRole('intake')}`,
];

const orders = [
  // The last number of additions is the last version of the complaint, less one.
  `create table intake.external_order (
     tenant_id uuid not null,
     adapter_id uuid not null,
     external_ref text not null,
     complaint_id uuid,
     additions integer not null default 0,
     mark bytea,
     primary key (tenant_id, adapter_id, external_ref)
   )`,
  ...tenantTable('intake', 'external_order', { service: ['select', 'insert', 'update'] }),
  `create table intake.complaint_addition (
     tenant_id uuid not null,
     id uuid not null,
     adapter_id uuid not null,
     external_ref text not null,
     nr integer not null,
     kind text not null check (kind in ('correction', 'urge')),
     at timestamptz not null,
     recorded_at timestamptz not null,
     external_due_at timestamptz,
     key bytea,
     body bytea not null,
     primary key (tenant_id, id),
     constraint complaint_addition_once unique (tenant_id, adapter_id, key)
   )`,
  `create unique index complaint_addition_of_order on intake.complaint_addition (tenant_id, adapter_id, external_ref, nr)`,
  ...tenantTable('intake', 'complaint_addition', { service: ['select', 'insert'] }),
  // The owner is shut out of the rows of tenants as well; the statement between opens them for itself only.
  'alter table intake.complaint no force row level security',
  'alter table intake.external_order no force row level security',
  `insert into intake.external_order (tenant_id, adapter_id, external_ref, complaint_id)
     select distinct on (tenant_id, adapter_id, external_ref) tenant_id, adapter_id, external_ref, id
     from intake.complaint where adapter_id is not null and external_ref is not null
     order by tenant_id, adapter_id, external_ref, registered_at, id`,
  'alter table intake.complaint force row level security',
  'alter table intake.external_order force row level security',
];

const refused = [
  `create table intake.refused_submission (
     id uuid primary key,
     tenant_id uuid,
     adapter_id uuid,
     refused_at timestamptz not null,
     channel text not null,
     message_id text,
     message_type text,
     key_hash bytea,
     code text not null,
     detail text not null,
     errors json not null,
     bytes integer not null,
     body bytea,
     state text not null default 'open' check (state in ('open', 'taken', 'dismissed')),
     settled_at timestamptz,
     settled_by uuid,
     settled_reason text,
     complaint_no text,
     constraint refused_submission_body check ((state = 'open') = (body is not null))
   )`,
  `create index refused_submission_list on intake.refused_submission (tenant_id, state, refused_at, id)`,
  ...tenantTable('intake', 'refused_submission', {
    worker: 'all',
    service: ['select', 'insert', 'update'],
  }),
];
