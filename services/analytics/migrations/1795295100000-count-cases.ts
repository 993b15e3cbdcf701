import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable, workerRole } from '@tingsu/database';
import { messagingTables } from '@tingsu/messaging';

const SCHEMA = 'analytics';

/** Emptied by a rebuild, together with the inbox; all of it comes back from the events. */
const READ_MODEL = ['case_fact', 'clock_fact', 'tally', 'clock_label', 'organisation'];

const TABLES = [
  `create table organisation (
     tenant_id uuid primary key,
     version integer not null,
     time_zone text not null,
     campuses text[] not null
   )`,
  `create table case_fact (
     tenant_id uuid not null,
     case_id uuid not null,
     case_no text not null,
     complaint_id uuid not null,
     campus text not null,
     channel text not null,
     state text not null,
     category text,
     nature text,
     priority text,
     reportable boolean not null,
     department text,
     received_at timestamptz not null,
     received_day date not null,
     ended_at timestamptz,
     ended_day date,
     fed_back_at timestamptz,
     outcome text,
     satisfaction integer,
     primary key (tenant_id, case_id)
   ) with (fillfactor = 80)`,
  `create table clock_fact (
     tenant_id uuid not null,
     case_id uuid not null,
     clock_id text not null,
     kind text not null,
     implied_by text,
     started_at timestamptz not null,
     due_at timestamptz not null,
     state text not null,
     breached_at timestamptz,
     met_at timestamptz,
     late boolean not null,
     primary key (tenant_id, case_id, clock_id)
   ) with (fillfactor = 80)`,
  // The day is -infinity for the counters of all time, so that the overview of everything reads a handful of rows.
  `create table tally (
     tenant_id uuid not null,
     scope text not null,
     day date not null,
     dimension text not null,
     key text not null,
     count bigint not null,
     primary key (tenant_id, scope, day, dimension, key)
   ) with (fillfactor = 70)`,
  `create table clock_label (
     tenant_id uuid not null,
     clock_id text not null,
     label jsonb not null,
     primary key (tenant_id, clock_id)
   )`,
  ...READ_MODEL.flatMap((table) => tenantTable(SCHEMA, table, { worker: 'select' })),
  `grant truncate on ${[...READ_MODEL, 'inbox', 'inbox_cursor'].map((table) => `${SCHEMA}.${table}`).join(', ')} to ${workerRole(SCHEMA)}`,
];

export class CountCases1795295100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...messagingTables(SCHEMA), ...TABLES]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...READ_MODEL, 'parked_message', 'inbox_cursor', 'inbox', 'outbox'])
      await runner.query(`drop table ${table}`);
    await runner.query('drop function outbox_months()');
  }
}
