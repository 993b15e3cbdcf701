import { tenantTable } from '@tingsu/database';
import { messagingTables } from '@tingsu/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The organisation directory, staff accounts and sessions, and the outbox of the directory's events. */
export class OpenGateway1795251600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements()) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The first migration is not taken back: drop the schema instead');
  }
}

const statements = (): readonly string[] => [
  ...directory,
  ...accounts,
  ...sessions,
  ...messagingTables('gateway'),
];

const directory = [
  `create table gateway.tenant (
     tenant_id uuid primary key,
     code text not null unique,
     hosts text[] not null default '{}',
     is_default boolean not null default false,
     name_zh text not null,
     name_en text not null,
     time_zone text not null
   )`,
  'create unique index tenant_one_default on gateway.tenant (is_default) where is_default',
  `create table gateway.campus (
     tenant_id uuid not null references gateway.tenant,
     code text not null,
     name_zh text not null,
     name_en text not null,
     channels text[] not null,
     open boolean not null,
     position integer not null,
     primary key (tenant_id, code)
   )`,
  `create table gateway.department (
     tenant_id uuid not null,
     code text not null,
     campus text not null,
     name_zh text not null,
     name_en text not null,
     public boolean not null,
     answers_for text[] not null,
     head_nurse text,
     position integer not null,
     primary key (tenant_id, code),
     foreign key (tenant_id, campus) references gateway.campus
   )`,
  `create table gateway.directory_version (
     tenant_id uuid primary key references gateway.tenant,
     version integer not null,
     content_hash text not null,
     published_at timestamptz not null
   )`,
  // Sign-in finds the tenant by the host name before it can bind itself to that tenant.
  ...tenantTable('gateway', 'tenant', { worker: 'select' }),
  ...tenantTable('gateway', 'campus'),
  ...tenantTable('gateway', 'department'),
  ...tenantTable('gateway', 'directory_version'),
];

const accounts = [
  `create table gateway.staff (
     tenant_id uuid not null references gateway.tenant,
     staff_id uuid not null,
     login text not null,
     name text not null,
     email text,
     locale text not null,
     active boolean not null,
     password_hash text not null,
     password_changed_at timestamptz not null,
     primary key (tenant_id, staff_id),
     constraint staff_login unique (tenant_id, login)
   )`,
  `create table gateway.role_grant (
     tenant_id uuid not null,
     grant_id uuid not null,
     staff_id uuid not null,
     role text not null,
     campus text,
     department text,
     primary key (tenant_id, grant_id),
     foreign key (tenant_id, staff_id) references gateway.staff,
     foreign key (tenant_id, campus) references gateway.campus,
     foreign key (tenant_id, department) references gateway.department
   )`,
  'create index role_grant_staff on gateway.role_grant (tenant_id, staff_id)',
  ...tenantTable('gateway', 'staff'),
  ...tenantTable('gateway', 'role_grant'),
];

const sessions = [
  `create table gateway.session (
     tenant_id uuid not null,
     token_hash bytea not null,
     staff_id uuid not null,
     csrf_token text not null,
     created_at timestamptz not null,
     last_seen_at timestamptz not null,
     primary key (tenant_id, token_hash),
     foreign key (tenant_id, staff_id) references gateway.staff
   )`,
  'create index session_staff on gateway.session (tenant_id, staff_id)',
  'create index session_last_seen on gateway.session (last_seen_at)',
  // Counts by login and by address, hashed; a login that does not exist is counted like one that does.
  `create table gateway.sign_in_attempt (
     tenant_id uuid not null,
     key text not null,
     failures integer not null,
     failed_at timestamptz not null,
     locked_until timestamptz,
     primary key (tenant_id, key)
   )`,
  'create index sign_in_attempt_failed_at on gateway.sign_in_attempt (failed_at)',
  `create table gateway.sign_in_log (
     tenant_id uuid not null,
     entry_id uuid not null,
     at timestamptz not null,
     staff_id uuid,
     address text not null,
     outcome text not null,
     primary key (tenant_id, entry_id)
   )`,
  'create index sign_in_log_at on gateway.sign_in_log (at)',
  ...tenantTable('gateway', 'session', { worker: 'all' }),
  ...tenantTable('gateway', 'sign_in_attempt', { worker: 'all' }),
  ...tenantTable('gateway', 'sign_in_log', { worker: 'all', service: ['select', 'insert'] }),
];
