import { serviceRole, tenantTable, workerRole } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const APPEND_ONLY = ['select', 'insert'] as const;
const CHANGING = ['select', 'insert', 'update'] as const;

/** Drafts of policies and calendars, versions with an effective date, what-if runs, and recalculations of open clocks. */
export class DraftPolicies1795306200000 implements MigrationInterface {
  static readonly formerNames = ['DraftPolicies1763769600000'];

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...versions(),
      ...calendarVersions(),
      ...drafts(),
      ...whatIfRuns(),
      ...recomputeRuns(),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Published versions are never undone: restore a backup instead.');
  }
}

/** `using` rewrites the rows that are there; an update would meet the trigger that keeps versions as they are. */
function versions(): string[] {
  return [
    `alter table cases.policy_version rename column activated_at to published_at`,
    `alter table cases.policy_version add column effective_from text, add column author uuid, add column approver uuid`,
    `alter table cases.policy_version alter column effective_from type date using (document ->> 'effectiveFrom')::date`,
    `alter table cases.policy_version alter column effective_from set not null`,
    ...workerMayRead('policy_version'),
    // The documents in force, as id@version; empty in activations of before there were effective dates.
    `alter table cases.policy_activation add column documents text[] not null default '{}'`,
    ...workerMayRead('policy_activation'),
  ];
}

/** Each version is the whole calendar: special days of all years, layer and weekend. `year` is the one that it publishes. */
function calendarVersions(): string[] {
  return [
    `create table cases.calendar_version (
       tenant_id uuid not null,
       calendar_id text not null,
       version integer not null check (version > 0),
       year integer,
       data jsonb not null,
       author uuid,
       approver uuid,
       published_at timestamptz not null,
       primary key (tenant_id, calendar_id, version)
     )`,
    ...tenantTable('cases', 'calendar_version', { service: APPEND_ONLY }),
    ...unalterable('calendar_version'),
    // Its version is one of the policy stream of the tenant, like that of an activation.
    `create table cases.calendar_reminder (
       tenant_id uuid not null,
       version integer not null,
       calendar_id text not null,
       year integer not null,
       reminded_at timestamptz not null,
       primary key (tenant_id, version)
     )`,
    ...tenantTable('cases', 'calendar_reminder', { service: APPEND_ONLY }),
    ...unalterable('calendar_reminder'),
  ];
}

function drafts(): string[] {
  return [
    `create table cases.policy_draft (
       tenant_id uuid not null,
       draft_id uuid not null,
       kind text not null check (kind in ('policy', 'calendar')),
       subject text not null,
       title jsonb not null,
       version text not null,
       based_on text,
       state text not null check (state in ('editing', 'submitted', 'scheduled', 'in_force', 'discarded')),
       effective_from date not null,
       revision integer not null check (revision > 0),
       author uuid not null,
       approver uuid,
       rejection text,
       content jsonb not null,
       problems jsonb not null,
       created_at timestamptz not null,
       updated_at timestamptz not null,
       primary key (tenant_id, draft_id)
     )`,
    `create index policy_draft_newest on cases.policy_draft (tenant_id, updated_at desc, draft_id desc)`,
    ...tenantTable('cases', 'policy_draft', { service: CHANGING }),
    `create table cases.policy_log (
       tenant_id uuid not null,
       draft_id uuid not null,
       number integer not null,
       at timestamptz not null,
       person_id uuid,
       action text not null,
       revision integer not null,
       note text,
       primary key (tenant_id, draft_id, number)
     )`,
    ...tenantTable('cases', 'policy_log', { service: APPEND_ONLY }),
    ...unalterable('policy_log'),
  ];
}

function whatIfRuns(): string[] {
  return [
    `create table cases.what_if_run (
       tenant_id uuid not null,
       run_id uuid not null,
       draft_id uuid not null,
       revision integer not null,
       content jsonb not null,
       against jsonb not null,
       state text not null check (state in ('waiting', 'running', 'done', 'failed')),
       done integer not null,
       total integer not null,
       changed integer not null,
       tallies jsonb not null,
       reached_at timestamptz,
       reached_id uuid,
       started_by uuid not null,
       started_at timestamptz not null,
       finished_at timestamptz,
       primary key (tenant_id, run_id)
     )`,
    `create index what_if_run_open on cases.what_if_run (started_at) where state in ('waiting', 'running')`,
    ...tenantTable('cases', 'what_if_run', { service: CHANGING, worker: 'select' }),
    `create table cases.what_if_change (
       tenant_id uuid not null,
       run_id uuid not null,
       number integer not null,
       subject text not null,
       decisions jsonb not null,
       clocks jsonb not null,
       primary key (tenant_id, run_id, number)
     )`,
    ...tenantTable('cases', 'what_if_change', { service: APPEND_ONLY }),
  ];
}

/** Cases after `reached` and up to the end still count on the calendars of the activation `previous`. */
function recomputeRuns(): string[] {
  return [
    `create table cases.recompute_run (
       tenant_id uuid not null,
       run_id uuid not null,
       previous integer not null,
       activation integer not null,
       calendar_ids text[] not null,
       state text not null check (state in ('waiting', 'running', 'done')),
       reached uuid,
       last_case uuid,
       done integer not null,
       total integer not null,
       moved integer not null,
       kept integer not null,
       failed integer not null,
       started_at timestamptz not null,
       finished_at timestamptz,
       primary key (tenant_id, run_id)
     )`,
    `create index recompute_run_open on cases.recompute_run (tenant_id, activation) where state in ('waiting', 'running')`,
    ...tenantTable('cases', 'recompute_run', { service: CHANGING, worker: 'select' }),
  ];
}

function workerMayRead(table: string): string[] {
  return [
    `create policy all_tenants on cases.${table} for select to ${workerRole('cases')} using (true)`,
    `grant select on cases.${table} to ${workerRole('cases')}`,
  ];
}

/** The function came with the first migration; the trigger also stops whoever owns the table. */
function unalterable(table: string): string[] {
  return [
    `create trigger append_only before update or delete on cases.${table} for each row execute function cases.refuse_change()`,
    `create trigger never_emptied before truncate on cases.${table} for each statement execute function cases.refuse_change()`,
    `revoke update, delete, truncate on cases.${table} from ${serviceRole('cases')}, ${workerRole('cases')}`,
  ];
}
