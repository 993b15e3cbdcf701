import { serviceRole, workerRole } from '@tingsu/database';
import type { QueryRunner } from 'typeorm';
import { SEALING } from './sealed-log.js';

const APPENDED = ['record_shape', 'record_page', 'record_node'];
const KEPT = ['record_checkpoint', 'record_log', 'record_place'];

/**
 * The sealed record of a service: leaves in pages, nodes of every eighth height, checkpoints, how far each log is sealed, and what was handed
 * to which place. Only the worker role sees them.
 */
export const recordTables = (schema: string): string[] => [
  `create table ${schema}.record_shape (
     shape integer primary key,
     log text not null,
     key text[] not null,
     columns text[] not null
   )`,
  `create table ${schema}.record_page (
     position bigint primary key,
     count integer not null check (count > 0),
     shape integer not null,
     since bigint,
     until bigint,
     first_key jsonb,
     last_key jsonb,
     keys bytea not null,
     leaves bytea not null
   )`,
  `create index record_page_written on ${schema}.record_page (shape, until) where until is not null`,
  `create index record_page_old on ${schema}.record_page (shape, first_key) where until is null`,
  `create table ${schema}.record_node (
     height smallint not null,
     index bigint not null,
     hash bytea not null,
     primary key (height, index)
   )`,
  `create table ${schema}.record_checkpoint (
     nr bigint primary key,
     size bigint not null,
     at timestamptz not null,
     peaks bytea not null,
     note text not null
   )`,
  `create index record_checkpoint_size on ${schema}.record_checkpoint (size)`,
  `create table ${schema}.record_log (
     log text primary key,
     through bigint not null,
     old_key jsonb,
     old_sealed boolean not null
   )`,
  `create table ${schema}.record_place (
     place text primary key,
     nr bigint not null,
     size bigint,
     handed_at timestamptz,
     failing_since timestamptz,
     failure text
   )`,
  ...[...APPENDED, ...KEPT].flatMap((table) => [
    `alter table ${schema}.${table} enable row level security, force row level security`,
    `create policy all_tenants on ${schema}.${table} to ${workerRole(schema)} using (true) with check (true)`,
    `grant select, insert${APPENDED.includes(table) ? '' : ', update, delete'} on ${schema}.${table} to ${workerRole(schema)}`,
    `grant select on ${schema}.${table} to ${serviceRole(schema)}`,
  ]),
  `create function ${schema}.refuse_change_of_record() returns trigger language plpgsql as
     $$ begin raise exception '${schema}.% is append-only', tg_table_name using errcode = '42501'; end $$`,
  ...APPENDED.flatMap((table) => [
    `create trigger append_only before update or delete on ${schema}.${table} for each row execute function ${schema}.refuse_change_of_record()`,
    `create trigger never_emptied before truncate on ${schema}.${table} for each statement execute function ${schema}.refuse_change_of_record()`,
  ]),
];

export const dropRecordTables = (schema: string): string[] => [
  ...[...APPENDED, ...KEPT].map((table) => `drop table ${schema}.${table}`),
  `drop function ${schema}.refuse_change_of_record()`,
];

/**
 * Lets every new row of a log name its transaction, and the sealer read all of them. Takes no time however many rows there are: those keep
 * null, and are sealed from the beginning of the table on.
 */
export const sealTable = (schema: string, table: string): string[] => [
  `alter table ${schema}.${table} add column ${SEALING} xid8`,
  `alter table ${schema}.${table} alter column ${SEALING} set default pg_current_xact_id()`,
  `create policy sealed on ${schema}.${table} for select to ${workerRole(schema)} using (true)`,
  `grant select on ${schema}.${table} to ${workerRole(schema)}`,
];

export const unsealTable = (schema: string, table: string): string[] => [
  `drop policy sealed on ${schema}.${table}`,
  `alter table ${schema}.${table} drop column ${SEALING}`,
];

const PARTITIONS = `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = $1::regclass order by 1`;

/**
 * The index by which new rows are found, made while others write. It runs outside of a transaction; a run that was interrupted is repeated.
 */
export async function indexSealing(
  runner: QueryRunner,
  schema: string,
  table: string,
): Promise<void> {
  const index = `${table}_sealing`;
  const of = (name: string) => `on ${schema}.${name} (${SEALING}) where ${SEALING} is not null`;
  const partitions = ((await runner.query(PARTITIONS, [`${schema}.${table}`])) ?? []) as {
    name: string;
  }[];
  await runner.query(`drop index if exists ${schema}.${index}`);
  if (partitions.length === 0) {
    await runner.query(`create index concurrently ${index} ${of(table)}`);
    return;
  }
  await runner.query(
    `create index ${index} on only ${schema}.${table} (${SEALING}) where ${SEALING} is not null`,
  );
  for (const { name } of partitions) {
    await runner.query(`drop index if exists ${schema}.${name}_sealing`);
    await runner.query(`create index concurrently ${name}_sealing ${of(name)}`);
    await runner.query(`alter index ${schema}.${index} attach partition ${schema}.${name}_sealing`);
  }
}
