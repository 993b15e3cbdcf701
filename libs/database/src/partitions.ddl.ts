import { checkedName, serviceRole, workerRole } from './roles.js';
import { tenantTable, type TenantTableOptions } from './tenant-table.ddl.js';

/**
 * Functions by which a service, which owns no table, looks after the partitions of its schema. Every table there that is partitioned by
 * range of one column of type timestamptz is cut by months in UTC; its default partition only catches what no month covers.
 */
export const partitionFunctions = (schema: string): string[] => [
  partitionList(checkedName(schema)),
  makePartition(schema),
  makePartitions(schema),
  ...onlyFor(workerRole(schema), `${schema}.partition_list()`),
  ...onlyFor(null, `${schema}.make_partition(text, timestamptz)`),
  ...onlyFor(workerRole(schema), `${schema}.make_partitions()`),
];

/** Takes a function from everyone but its owner and this role. */
function onlyFor(role: string | null, signature: string): string[] {
  return [
    `revoke all on function ${signature} from public`,
    ...(role === null ? [] : [`grant execute on function ${signature} to ${role}`]),
  ];
}

/** Bounds are null where they are open. `row_estimate` is what the planner believes; -1 for a partition that was never analysed. */
const partitionList = (
  schema: string,
): string => `create or replace function ${schema}.partition_list()
  returns table (relation text, partition text, key text, first timestamptz, until timestamptz, is_default boolean, bytes bigint, row_estimate bigint)
  language sql stable security definer set search_path = pg_catalog set timezone = 'UTC' set datestyle = 'ISO' as $$
  select parent.relname, part.relname, a.attname,
    (regexp_match(bound.text, $r$FROM \\('([^']+)'\\)$r$))[1]::timestamptz, (regexp_match(bound.text, $r$TO \\('([^']+)'\\)$r$))[1]::timestamptz,
    bound.text = 'DEFAULT', pg_total_relation_size(part.oid), part.reltuples::bigint
  from pg_partitioned_table p join pg_class parent on parent.oid = p.partrelid
    join pg_attribute a on a.attrelid = parent.oid and a.attnum = p.partattrs[0]
    join pg_inherits i on i.inhparent = parent.oid join pg_class part on part.oid = i.inhrelid
    cross join lateral (select pg_get_expr(part.relpartbound, part.oid) as text) as bound
  where parent.relnamespace = '${schema}'::regnamespace
  order by parent.relname, 6, 5 $$`;

/** Rows of the month that lie in the default partition move into the new one. The default partition is also the model for settings. */
const makePartition = (
  schema: string,
): string => `create or replace function ${schema}.make_partition(relation text, first timestamptz)
  returns void language plpgsql security definer set search_path = pg_catalog set timezone = 'UTC' as $$
  declare
    until timestamptz := first + interval '1 month';
    name text := relation || '_' || to_char(first, 'YYYYMM');
    rest text := relation || '_default';
    settings text := (select array_to_string(reloptions, ', ') from pg_class where oid = format('${schema}.%I', rest)::regclass);
    key text := (select l.key from ${schema}.partition_list() l where l.partition = rest);
  begin
    execute format('create table ${schema}.%I (like ${schema}.%I including defaults including constraints including storage including compression)', name, rest);
    if settings is not null then execute format('alter table ${schema}.%I set (%s)', name, settings); end if;
    execute format('lock table ${schema}.%I in access exclusive mode', rest);
    execute format('alter table ${schema}.%I disable trigger user', rest);
    execute format('with moved as (delete from ${schema}.%I where %I >= %L and %I < %L returning *) insert into ${schema}.%I select * from moved',
      rest, key, first, key, until, name);
    execute format('alter table ${schema}.%I enable trigger user', rest);
    execute format('alter table ${schema}.%I attach partition ${schema}.%I for values from (%L) to (%L)', relation, name, first, until);
  end $$`;

/**
 * Makes the partitions of this month and the next two, and of every month of which rows lie in a default partition. Returns how many rows
 * no month covers even so.
 */
const makePartitions = (
  schema: string,
): string => `create or replace function ${schema}.make_partitions()
  returns bigint language plpgsql security definer set search_path = pg_catalog set timezone = 'UTC' as $$
  declare
    rest record;
    months timestamptz[];
    month timestamptz;
    left_over bigint := 0;
    more bigint;
  begin
    perform pg_advisory_xact_lock(hashtextextended('${schema}.make_partitions', 0));
    for rest in select * from ${schema}.partition_list() where is_default loop
      execute format(
        'select array_agg(month) from (
           select date_trunc(''month'', ${schema}.instant()) + make_interval(months => ahead) as month from generate_series(0, 2) as ahead
           union select date_trunc(''month'', %1$I) from ${schema}.%2$I
             where %1$I between ${schema}.instant() - interval ''30 years'' and ${schema}.instant() + interval ''1 year'') as needed',
        rest.key, rest.partition) into months;
      foreach month in array months loop
        if not exists (select from ${schema}.partition_list() l where l.relation = rest.relation and not l.is_default
            and (l.first is null or l.first <= month) and (l.until is null or l.until > month)) then
          perform ${schema}.make_partition(rest.relation, month);
        end if;
      end loop;
      execute format('select count(*) from ${schema}.%I', rest.partition) into more;
      left_over := left_over + more;
    end loop;
    return left_over;
  end $$`;

export interface MonthlyTable {
  readonly table: string;
  /** The column that says the month. It is part of every unique key. */
  readonly key: string;
  readonly primaryKey: readonly string[];
  /** What follows `create`: `unique index name on` … is written as `['unique index', 'name', '(a, b)']`. */
  readonly indexes?: readonly (readonly [kind: string, name: string, rest: string])[];
  readonly rights?: TenantTableOptions;
  /** Storage settings of each partition, e.g. `fillfactor = 80`. */
  readonly settings?: string;
}

/**
 * Cuts an existing table by months without copying it: what it holds becomes its first partition, `<table>_before`, which reaches to the
 * end of this month. Keys, indexes, rights and triggers are made again; the caller has added the key's column already.
 */
export function cutByMonth(schema: string, monthly: MonthlyTable): string[] {
  const { table, key, primaryKey, indexes = [], rights, settings } = monthly;
  const name = `${checkedName(schema)}.${checkedName(table)}`;
  return [
    setAside(schema, table),
    `create table ${name} (like ${name}_before including defaults including constraints including storage including compression)
       partition by range (${key})`,
    `alter table ${name} add primary key (${primaryKey.join(', ')})`,
    ...indexes.map(([kind, index, rest]) => `create ${kind} ${index} on ${name} ${rest}`),
    `create table ${name}_default partition of ${name} default`,
    ...(settings ? [`alter table ${name}_default set (${settings})`] : []),
    ...tenantTable(schema, table, rights),
    attachBefore(schema, table, key),
  ];
}

/** Renames the table and its indexes, and takes away what its parent will have. */
const setAside = (schema: string, table: string): string => `do $$
  declare one record;
  begin
    alter table ${schema}.${table} rename to ${table}_before;
    for one in select conname from pg_constraint where conrelid = '${schema}.${table}_before'::regclass and contype in ('p', 'u', 'f') loop
      execute format('alter table ${schema}.${table}_before drop constraint %I', one.conname);
    end loop;
    for one in select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid = '${schema}.${table}_before'::regclass loop
      execute format('alter index ${schema}.%I rename to %I', one.relname, one.relname || '_before');
    end loop;
    for one in select tgname from pg_trigger where tgrelid = '${schema}.${table}_before'::regclass and not tgisinternal loop
      execute format('drop trigger %I on ${schema}.${table}_before', one.tgname);
    end loop;
    for one in select polname from pg_policy where polrelid = '${schema}.${table}_before'::regclass loop
      execute format('drop policy %I on ${schema}.${table}_before', one.polname);
    end loop;
    alter table ${schema}.${table}_before no force row level security, disable row level security;
    revoke all on ${schema}.${table}_before from ${serviceRole(schema)}, ${workerRole(schema)};
  end $$`;

/** A new installation has nothing to keep. */
const attachBefore = (schema: string, table: string, key: string): string => `do $$
  declare
    name text := '${schema}.${table}_before';
    until timestamptz;
  begin
    set local timezone = 'UTC';
    select date_trunc('month', greatest(max(${key}), now())) + interval '1 month' into until from ${schema}.${table}_before having count(*) > 0;
    if until is null then
      drop table ${schema}.${table}_before;
    else
      execute format('alter table ${schema}.${table} attach partition ${schema}.${table}_before for values from (minvalue) to (%L)', until);
    end if;
  end $$`;

/**
 * Vacuums and analyses tables that change when a fiftieth of their rows did, not a fifth: of a million rows that would be hours of dead rows
 * in every index. Partitions are set one by one, the default one too, which is the model for those to come.
 */
export const vacuumOften = (schema: string, tables: readonly string[]): string => `do $$
  declare part text;
  begin
    for part in select c.relname from pg_class c left join pg_inherits i on i.inhrelid = c.oid left join pg_class parent on parent.oid = i.inhparent
      where c.relnamespace = '${checkedName(schema)}'::regnamespace and c.relkind = 'r'
        and coalesce(parent.relname, c.relname) in (${tables.map((table) => `'${checkedName(table)}'`).join(', ')})
    loop
      execute format('alter table ${schema}.%I set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02)', part);
    end loop;
  end $$`;
