import { tenantTable } from '@tingsu/database';
import { messagingTables } from '@tingsu/messaging';
import { dataKeyTables } from '@tingsu/privacy';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Everything intake keeps. Columns of type bytea named after a field of a person hold sealed values, never plain ones. */
export class StartIntake1795296600000 implements MigrationInterface {
  static readonly formerNames = ['StartIntake2026112121300'];

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...messagingTables('intake'),
      ...dataKeyTables('intake'),
      ...complaints,
      ...channels,
      ...uploads,
      ...copies,
      ...accessLog,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Complaints are never dropped by a migration');
  }
}

const complaints = [
  `create table intake.number_sequence (
     tenant_id uuid not null,
     year smallint not null,
     last integer not null check (last > 0),
     primary key (tenant_id, year)
   )`,
  ...tenantTable('intake', 'number_sequence', { service: ['select', 'insert', 'update'] }),
  `create table intake.complaint (
     tenant_id uuid not null,
     id uuid not null,
     complaint_no text not null,
     channel text not null,
     campus text not null,
     department text,
     case_kind text not null check (case_kind in ('external', 'internal')),
     relation text not null,
     anonymous boolean not null,
     language text not null,
     received_at timestamptz not null,
     occurred_at timestamptz,
     registered_at timestamptz not null,
     adapter_id uuid,
     external_ref text,
     content bytea not null,
     demand bytea,
     name bytea,
     phone bytea,
     email bytea,
     address bytea,
     phone_index bytea,
     tracking_hash bytea not null,
     limits json not null,
     primary key (tenant_id, id),
     constraint complaint_no_once unique (tenant_id, complaint_no),
     constraint complaint_phone_with_index check (phone is not null or phone_index is null)
   )`,
  `create index complaint_phone on intake.complaint (tenant_id, phone_index) where phone_index is not null`,
  ...tenantTable('intake', 'complaint', { service: ['select', 'insert'] }),
  `create table intake.idempotency_key (
     tenant_id uuid not null,
     client text not null,
     key bytea not null,
     fingerprint bytea not null,
     complaint_id uuid not null,
     created_at timestamptz not null,
     primary key (tenant_id, client, key)
   )`,
  `create index idempotency_key_age on intake.idempotency_key (created_at)`,
  ...tenantTable('intake', 'idempotency_key', {
    worker: 'all',
    service: ['select', 'insert', 'delete'],
  }),
];

const channels = [
  `create table intake.adapter (
     tenant_id uuid not null,
     id uuid not null,
     name text not null,
     key_hash bytea not null,
     channels text[] not null,
     campuses text[] not null,
     active boolean not null,
     created_at timestamptz not null,
     primary key (tenant_id, id),
     constraint adapter_name_once unique (tenant_id, name),
     constraint adapter_key_once unique (key_hash)
   )`,
  ...tenantTable('intake', 'adapter', { worker: 'select' }),
];

const uploads = [
  `create table intake.upload (
     tenant_id uuid not null,
     id uuid not null,
     complaint_id uuid,
     file_name bytea not null,
     media_type text not null,
     bytes integer not null,
     sha256 bytea not null,
     storage_key text not null,
     created_at timestamptz not null,
     primary key (tenant_id, id)
   )`,
  `create index upload_of_complaint on intake.upload (tenant_id, complaint_id) where complaint_id is not null`,
  `create index upload_orphan on intake.upload (created_at) where complaint_id is null`,
  ...tenantTable('intake', 'upload', { worker: 'all' }),
];

const copies = [
  ...['directory_copy', 'policy_copy'].flatMap((table) => [
    `create table intake.${table} (
       tenant_id uuid primary key,
       version integer not null,
       data jsonb not null
     )`,
    ...tenantTable('intake', table, { worker: 'select' }),
  ]),
  `create table intake.case_copy (
     tenant_id uuid not null,
     case_id uuid not null,
     complaint_id uuid not null,
     state text not null,
     campus text not null,
     departments text[] not null,
     steps jsonb not null,
     clocks jsonb not null,
     answered_at timestamptz,
     primary key (tenant_id, case_id)
   ) with (fillfactor = 70)`,
  `create unique index case_copy_of_complaint on intake.case_copy (tenant_id, complaint_id)`,
  ...tenantTable('intake', 'case_copy'),
];

const accessLog = [
  `create table intake.access_log (
     tenant_id uuid not null,
     id uuid not null,
     at timestamptz not null,
     person_id uuid not null,
     action text not null,
     complaint_id uuid not null,
     upload_id uuid,
     primary key (tenant_id, id)
   )`,
  `create index access_log_of_complaint on intake.access_log (tenant_id, complaint_id, at)`,
  ...tenantTable('intake', 'access_log', { service: ['select', 'insert'] }),
];
