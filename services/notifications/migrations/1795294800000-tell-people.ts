import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '@tingsu/database';
import { messagingTables } from '@tingsu/messaging';

const SCHEMA = 'notifications';

const TABLES = [
  `create table directory_copy (
     tenant_id uuid primary key,
     version integer not null,
     content jsonb not null
   )`,
  ...tenantTable(SCHEMA, 'directory_copy', { worker: 'select' }),
  `create table case_brief (
     tenant_id uuid not null,
     case_id uuid not null,
     case_no text not null,
     campus text not null,
     respondent text,
     lead_department text,
     assist_departments text[] not null,
     confidential boolean not null,
     priority text,
     assignee text,
     primary key (tenant_id, case_id)
   ) with (fillfactor = 80)`,
  ...tenantTable(SCHEMA, 'case_brief'),
  // Events that came before the first directory: told as soon as it is known who is who.
  `create table untold_event (
     tenant_id uuid not null,
     event_id uuid not null,
     event jsonb not null,
     primary key (tenant_id, event_id)
   )`,
  ...tenantTable(SCHEMA, 'untold_event'),
  `create table notice (
     tenant_id uuid not null,
     notice_id uuid not null,
     event_id uuid not null,
     template text not null,
     recipient_id uuid not null,
     case_id uuid,
     case_no text,
     facts jsonb not null,
     created_at timestamptz not null,
     read_at timestamptz,
     primary key (tenant_id, notice_id),
     constraint notice_once unique (tenant_id, event_id, recipient_id, template)
   )`,
  `create index notice_inbox on notice (tenant_id, recipient_id, (read_at is null) desc, created_at desc, notice_id desc)`,
  `create index notice_unread on notice (tenant_id, recipient_id) where read_at is null`,
  ...tenantTable(SCHEMA, 'notice', { worker: 'select' }),
  `create table delivery (
     tenant_id uuid not null,
     delivery_id uuid not null,
     notice_id uuid not null,
     medium text not null check (medium in ('email')),
     state text not null check (state in ('pending', 'sending', 'sent', 'failed')),
     attempts integer not null default 0,
     next_attempt_at timestamptz,
     lease_until timestamptz,
     last_error text,
     created_at timestamptz not null,
     finished_at timestamptz,
     primary key (tenant_id, delivery_id),
     constraint delivery_once unique (tenant_id, notice_id, medium),
     foreign key (tenant_id, notice_id) references notice (tenant_id, notice_id)
   ) with (fillfactor = 80)`,
  `create index delivery_due on delivery (next_attempt_at) where state = 'pending'`,
  `create index delivery_lease on delivery (lease_until) where state = 'sending'`,
  `create index delivery_log on delivery (tenant_id, created_at desc, delivery_id desc)`,
  `create index delivery_log_by_state on delivery (tenant_id, state, created_at desc, delivery_id desc)`,
  ...tenantTable(SCHEMA, 'delivery', { worker: 'all' }),
];

export class TellPeople1795294800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...messagingTables(SCHEMA), ...TABLES]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['delivery', 'notice', 'untold_event', 'case_brief', 'directory_copy'])
      await runner.query(`drop table ${table}`);
    for (const table of ['parked_message', 'inbox_cursor', 'inbox', 'outbox'])
      await runner.query(`drop table ${table}`);
    await runner.query('drop function outbox_months()');
  }
}
