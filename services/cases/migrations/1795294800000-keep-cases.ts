import { serviceRole, tenantTable, workerRole } from '@tingsu/database';
import { messagingTables } from '@tingsu/messaging';
import { dataKeyTables } from '@tingsu/privacy';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const APPEND_ONLY = ['select', 'insert'] as const;

/** The first tables of `cases`: cases with their log, clocks, policies, and copies of the directory. */
export class KeepCases1795294800000 implements MigrationInterface {
  static readonly formerNames = ['KeepCases1763758800000'];

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...messagingTables('cases'),
      ...dataKeyTables('cases'),
      ...caseTables(),
      ...clockTables(),
      ...referenceTables(),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The first migration is not undone: drop the schema instead.');
  }
}

function caseTables(): string[] {
  return [
    `create table cases.complaint_case (
       tenant_id uuid not null,
       case_id uuid not null,
       case_no text not null,
       complaint_id uuid not null,
       complaint_no text not null,
       version integer not null check (version > 0),
       state text not null,
       open boolean not null,
       campus text not null,
       channel text not null,
       category text,
       nature text not null,
       priority text not null,
       department text,
       lead_department text,
       departments text[] not null,
       assignee uuid,
       received_at timestamptz not null,
       next_due_at timestamptz,
       next_clock jsonb,
       breached boolean not null,
       snapshot jsonb not null,
       log_hash bytea not null,
       updated_at timestamptz not null,
       primary key (tenant_id, case_id)
     ) with (fillfactor = 80)`,
    `create unique index complaint_case_no on cases.complaint_case (tenant_id, case_no)`,
    `create unique index complaint_case_complaint on cases.complaint_case (tenant_id, complaint_id)`,
    `create index complaint_case_open on cases.complaint_case (tenant_id, next_due_at, case_id) where open`,
    `create index complaint_case_received on cases.complaint_case (tenant_id, received_at desc, case_id)`,
    `create index complaint_case_lead on cases.complaint_case (tenant_id, lead_department, next_due_at)`,
    ...tenantTable('cases', 'complaint_case', {
      service: ['select', 'insert', 'update'],
      worker: 'select',
    }),

    `create table cases.case_log (
       tenant_id uuid not null,
       case_id uuid not null,
       version integer not null,
       event_id uuid not null,
       type text not null,
       at timestamptz not null,
       actor jsonb not null,
       data jsonb not null,
       texts jsonb not null,
       previous_hash bytea not null,
       hash bytea not null,
       primary key (tenant_id, case_id, version)
     )`,
    ...tenantTable('cases', 'case_log', { service: APPEND_ONLY }),
    ...unalterable('case_log'),

    `create table cases.case_text (
       tenant_id uuid not null,
       case_id uuid not null,
       version integer not null,
       field text not null,
       sealed bytea not null,
       primary key (tenant_id, case_id, version, field)
     )`,
    ...tenantTable('cases', 'case_text', { service: APPEND_ONLY }),
    ...unalterable('case_text'),
  ];
}

function clockTables(): string[] {
  return [
    `create table cases.clock (
       tenant_id uuid not null,
       case_id uuid not null,
       clock_id text not null,
       kind text not null,
       state text not null check (state in ('running', 'paused', 'met', 'cancelled')),
       owner_department text,
       started_at timestamptz not null,
       due_at timestamptz not null,
       original_due_at timestamptz not null,
       met_at timestamptz,
       breached_at timestamptz,
       generation integer not null,
       set_at timestamptz not null,
       ladder jsonb not null,
       next_step integer,
       next_step_at timestamptz,
       armed_epoch text,
       primary key (tenant_id, case_id, clock_id)
     ) with (fillfactor = 70)`,
    `create index clock_due on cases.clock (next_step_at) where next_step_at is not null`,
    `create index clock_unarmed on cases.clock (next_step_at) where next_step_at is not null and armed_epoch is null`,
    ...tenantTable('cases', 'clock', { service: ['select', 'insert', 'update'], worker: 'all' }),

    `create table cases.clock_firing (
       tenant_id uuid not null,
       case_id uuid not null,
       clock_id text not null,
       generation integer not null,
       step_id text not null,
       action text not null,
       step_at timestamptz not null,
       fired_at timestamptz not null,
       lateness_ms bigint not null,
       fired_by text not null,
       primary key (tenant_id, case_id, clock_id, generation, step_id)
     )`,
    `create index clock_firing_at on cases.clock_firing (tenant_id, fired_at)`,
    ...tenantTable('cases', 'clock_firing', { service: APPEND_ONLY, worker: 'select' }),
  ];
}

function referenceTables(): string[] {
  return [
    // Complaints that came before the first directory or policy: a case is opened as soon as it can be routed.
    `create table cases.waiting_complaint (
       tenant_id uuid not null,
       complaint_id uuid not null,
       event jsonb not null,
       primary key (tenant_id, complaint_id)
     )`,
    ...tenantTable('cases', 'waiting_complaint', { worker: 'select' }),
    `create table cases.directory_copy (tenant_id uuid primary key, version integer not null, data jsonb not null)`,
    ...tenantTable('cases', 'directory_copy', { service: ['select', 'insert', 'update'] }),
    `create table cases.policy_version (
       tenant_id uuid not null,
       policy_id text not null,
       version text not null,
       document jsonb not null,
       activated_at timestamptz not null,
       primary key (tenant_id, policy_id, version)
     )`,
    ...tenantTable('cases', 'policy_version', { service: APPEND_ONLY }),
    ...unalterable('policy_version'),
    `create table cases.policy_activation (
       tenant_id uuid not null,
       version integer not null,
       bindings jsonb not null,
       calendars jsonb not null,
       activated_at timestamptz not null,
       primary key (tenant_id, version)
     )`,
    ...tenantTable('cases', 'policy_activation', { service: APPEND_ONLY }),
    ...unalterable('policy_activation'),
  ];
}

/** Rights are the first wall, this trigger the second: it also stops whoever owns the table. */
function unalterable(table: string): string[] {
  return [
    `create or replace function cases.refuse_change() returns trigger language plpgsql as
       $$ begin raise exception 'cases.% is append-only', tg_table_name using errcode = '42501'; end $$`,
    `create trigger append_only before update or delete on cases.${table} for each row execute function cases.refuse_change()`,
    `create trigger never_emptied before truncate on cases.${table} for each statement execute function cases.refuse_change()`,
    `revoke update, delete, truncate on cases.${table} from ${serviceRole('cases')}, ${workerRole('cases')}`,
  ];
}
