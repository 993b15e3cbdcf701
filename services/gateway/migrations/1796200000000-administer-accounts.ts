import { serviceRole, tenantTable, workerRole } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SERVICE = serviceRole('gateway');
const WORKER = workerRole('gateway');

/** Accounts are kept in the console: a grant may end, an account is closed with a reason, and every change is on a log that no one alters. */
export class AdministerAccounts1796200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The log of administration is not taken away: restore a backup');
  }
}

const STATEMENTS = [
  `alter table gateway.staff
     add column version integer not null default 0,
     add column closed_at timestamptz,
     add column closed_reason text`,
  'create index staff_by_state on gateway.staff (tenant_id, active, login)',
  'create index staff_deputy_of on gateway.staff (tenant_id, deputy) where deputy is not null',
  'alter table gateway.role_grant add column ends_at timestamptz',
  'create index role_grant_end on gateway.role_grant (ends_at) where ends_at is not null',
  // Whose grants ended since the directory was published last is looked for in all groups at once.
  ...['role_grant', 'directory_version'].flatMap((table) => [
    `create policy all_tenants on gateway.${table} for select to ${WORKER} using (true)`,
    `grant select on gateway.${table} to ${WORKER}`,
  ]),
  `create table gateway.administration_log (
     tenant_id uuid not null,
     entry_id uuid not null,
     at timestamptz not null,
     actor_id uuid,
     action text not null,
     subject text not null,
     reason text,
     before jsonb,
     after jsonb,
     primary key (tenant_id, entry_id)
   )`,
  'create index administration_log_at on gateway.administration_log (tenant_id, at, entry_id)',
  ...tenantTable('gateway', 'administration_log', { service: ['select', 'insert'] }),
  // Rights are the first wall, these triggers the second: they also stop the owner of the table.
  `create function gateway.refuse_change() returns trigger language plpgsql as
     $$ begin raise exception 'gateway.% is append-only', tg_table_name using errcode = '42501'; end $$`,
  `create trigger append_only before update or delete on gateway.administration_log
     for each row execute function gateway.refuse_change()`,
  `create trigger never_emptied before truncate on gateway.administration_log
     for each statement execute function gateway.refuse_change()`,
  `revoke update, delete, truncate on gateway.administration_log from ${SERVICE}, ${WORKER}`,
];
