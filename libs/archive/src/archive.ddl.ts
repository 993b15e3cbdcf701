import { serviceRole, workerRole } from '@tingsu/database';

/**
 * Tables in which a service writes down what it archived, and functions by which it, who owns no table, drops a partition that was archived
 * and puts one back. They hold no row of a tenant, and the worker role alone writes to them.
 */
export const archiveTables = (schema: string): string[] => [
  `create table ${schema}.archived_partition (
     position bigint generated always as identity primary key,
     relation text not null,
     partition text not null,
     first timestamptz,
     until timestamptz not null,
     rows bigint not null,
     bytes bigint not null,
     file text not null,
     hash text not null,
     mark text not null,
     archived_at timestamptz not null,
     dropped_at timestamptz,
     restored_until timestamptz
   )`,
  `create index archived_partition_latest on ${schema}.archived_partition (partition, position)`,
  `create table ${schema}.maintenance_run (
     begun_at timestamptz primary key,
     ended_at timestamptz,
     archived integer not null default 0,
     dropped integer not null default 0,
     failure text
   )`,
  `create table ${schema}.size_sample (
     day date not null,
     relation text not null,
     bytes bigint not null,
     primary key (day, relation)
   )`,
  ...['archived_partition', 'maintenance_run', 'size_sample'].flatMap((table) => [
    `grant select, insert, update, delete on ${schema}.${table} to ${workerRole(schema)}`,
    `grant select on ${schema}.${table} to ${serviceRole(schema)}`,
  ]),
  ...FUNCTIONS.flatMap(({ signature, definition }) => [
    definition(schema),
    `revoke all on function ${schema}.${signature} from public`,
    `grant execute on function ${schema}.${signature} to ${workerRole(schema)}`,
  ]),
];

/** Only loops that serve all tenants see what was archived, also where a row says nothing of any. */
export const shutArchiveTables = (schema: string): string[] =>
  ['archived_partition', 'maintenance_run', 'size_sample'].flatMap((table) => [
    `alter table ${schema}.${table} enable row level security, force row level security`,
    `create policy all_tenants on ${schema}.${table} to ${workerRole(schema)} using (true) with check (true)`,
  ]);

interface SchemaFunction {
  readonly signature: string;
  readonly definition: (schema: string) => string;
}

const SETTINGS = `language plpgsql security definer set search_path = pg_catalog set timezone = 'UTC' set datestyle = 'ISO'`;

const FUNCTIONS: readonly SchemaFunction[] = [
  {
    // Changes whenever a row is added, changed or removed; cheap, because it reads no value.
    signature: 'partition_mark(text)',
    definition: (
      schema,
    ) => `create function ${schema}.partition_mark(name text, out rows bigint, out mark text)
      ${SETTINGS} as $$
      begin
        if not exists (select from ${schema}.partition_list() l where l.partition = name and not l.is_default) then
          raise exception '% is not a partition', name using errcode = 'undefined_table';
        end if;
        execute format('select count(*), coalesce(sum(hashtextextended(ctid::text || xmin::text, 0)::numeric), 0)::text from ${schema}.%I', name)
          into rows, mark;
      end $$`,
  },
  {
    // Writers are shut out while it looks once more; readers only for the moment of the drop.
    signature: 'drop_partition(text, text)',
    definition: (
      schema,
    ) => `create function ${schema}.drop_partition(name text, archived text) returns void
      ${SETTINGS} as $$
      declare parent text := (select l.relation from ${schema}.partition_list() l where l.partition = name and not l.is_default);
      begin
        if parent is null then raise exception '% is not a partition', name using errcode = 'undefined_table'; end if;
        execute format('lock table ${schema}.%I in share mode', name);
        if (select m.mark from ${schema}.partition_mark(name) m) is distinct from archived then
          raise exception '% changed since it was archived', name using errcode = 'TG001';
        end if;
        execute format('alter table ${schema}.%I detach partition ${schema}.%I', parent, name);
        execute format('drop table ${schema}.%I', name);
      end $$`,
  },
  {
    // What a restore that was interrupted left is thrown away.
    signature: 'begin_restore(text)',
    definition: (schema) => `create function ${schema}.begin_restore(relation text) returns void
      ${SETTINGS} as $$
      begin
        if not exists (select from ${schema}.partition_list() l where l.relation = begin_restore.relation) then
          raise exception '% has no partitions', relation using errcode = 'undefined_table';
        end if;
        execute format('drop table if exists ${schema}.%I', relation || '_restoring');
        execute format('create table ${schema}.%I (like ${schema}.%I including defaults including constraints including storage including compression)',
          relation || '_restoring', relation);
      end $$`,
  },
  {
    // A column that was added since is filled with its default, one that was dropped is left out.
    signature: 'restore_rows(text, text[], json)',
    definition: (
      schema,
    ) => `create function ${schema}.restore_rows(relation text, columns text[], rows json) returns void
      ${SETTINGS} as $$
      declare names text := (select string_agg(quote_ident(a.attname), ', ') from pg_attribute a
        where a.attrelid = format('${schema}.%I', relation || '_restoring')::regclass and a.attnum > 0 and not a.attisdropped and a.attname = any(columns));
      begin
        execute format('insert into ${schema}.%1$I (%2$s) select %2$s from json_populate_recordset(null::${schema}.%1$I, $1)',
          relation || '_restoring', names) using rows;
      end $$`,
  },
  {
    signature: 'end_restore(text, text, timestamptz, timestamptz)',
    definition: (
      schema,
    ) => `create function ${schema}.end_restore(relation text, name text, first timestamptz, until timestamptz) returns void
      ${SETTINGS} as $$
      begin
        execute format('alter table ${schema}.%I rename to %I', relation || '_restoring', name);
        execute format('alter table ${schema}.%I attach partition ${schema}.%I for values from (%s) to (%L)',
          relation, name, coalesce(quote_literal(first), 'minvalue'), until);
      end $$`,
  },
  {
    // Partitions count for their table.
    signature: 'table_sizes()',
    definition: (schema) => `create function ${schema}.table_sizes()
      returns table (relation text, bytes bigint, row_estimate bigint)
      language sql stable security definer set search_path = pg_catalog as $$
      select coalesce(parent.relname, c.relname)::text, sum(pg_total_relation_size(c.oid))::bigint, sum(greatest(c.reltuples, 0))::bigint
      from pg_class c left join pg_inherits i on i.inhrelid = c.oid left join pg_class parent on parent.oid = i.inhparent
      where c.relnamespace = '${schema}'::regnamespace and c.relkind = 'r' group by 1 $$`,
  },
];
