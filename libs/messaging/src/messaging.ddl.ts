import {
  cutByMonth,
  partitionFunctions,
  serviceRole,
  tenantTable,
  workerRole,
} from '@tingsu/database';

/** The relay works through the outbox in this many parts; order is kept within a part, so within an aggregate. */
export const OUTBOX_PARTS = 8;

/** DDL of the four tables of messaging for one service; part of the service's first migration. */
export const messagingTables = (schema: string): string[] => [
  ...outbox(schema),
  ...inbox(schema),
  ...parkedMessages(schema),
];

/**
 * Rows stay after they were published: they are the replay log of the service. One partition a month is made ahead
 * (`outbox_months()`), so that old months can be dropped whole; the default partition takes what no month covers.
 */
function outbox(schema: string): string[] {
  return [
    `create sequence ${schema}.outbox_position as bigint`,
    `create table ${schema}.outbox (
       position bigint not null default nextval('${schema}.outbox_position'),
       created_at timestamptz not null,
       id uuid not null,
       tenant_id uuid not null,
       part smallint not null check (part between 0 and ${OUTBOX_PARTS - 1}),
       aggregate_type text not null,
       aggregate_id text not null,
       aggregate_version integer not null check (aggregate_version > 0),
       type text not null,
       body text not null,
       attempts integer not null default 0,
       held_until timestamptz,
       held_reason text,
       published_at timestamptz,
       primary key (created_at, position)
     ) partition by range (created_at)`,
    `create table ${schema}.outbox_default partition of ${schema}.outbox default`,
    `alter sequence ${schema}.outbox_position owned by ${schema}.outbox.position`,
    `create index outbox_unpublished on ${schema}.outbox (position) where published_at is null`,
    `create index outbox_held on ${schema}.outbox (aggregate_type, aggregate_id) where published_at is null and held_until is not null`,
    `create index outbox_aggregate on ${schema}.outbox (tenant_id, aggregate_type, aggregate_id, aggregate_version)`,
    ...tenantTable(schema, 'outbox', { worker: 'all', service: ['select', 'insert'] }),
    `grant usage on sequence ${schema}.outbox_position to ${serviceRole(schema)}`,
    outboxMonths(schema),
    `revoke all on function ${schema}.outbox_months() from public`,
    `grant execute on function ${schema}.outbox_months() to ${workerRole(schema)}`,
    `select ${schema}.outbox_months()`,
  ];
}

/** Makes the partitions of this month and the next two. The service may call it, though it owns no table. */
function outboxMonths(schema: string): string {
  return `create function ${schema}.outbox_months() returns integer language plpgsql security definer set search_path = pg_catalog as $$
    declare
      first timestamptz;
      name text;
      made integer := 0;
    begin
      perform pg_advisory_xact_lock(hashtextextended('${schema}.outbox_months', 0));
      for ahead in 0..2 loop
        first := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => ahead)) at time zone 'UTC';
        name := 'outbox_' || to_char(first at time zone 'UTC', 'YYYYMM');
        continue when to_regclass('${schema}.' || name) is not null;
        begin
          execute format('create table ${schema}.%I partition of ${schema}.outbox for values from (%L) to (%L)',
            name, first, (first at time zone 'UTC' + interval '1 month') at time zone 'UTC');
          made := made + 1;
        exception when check_violation then
          -- Rows of that month lie in the default partition already; they are well kept there.
          null;
        end;
      end loop;
      return made;
    end $$`;
}

/**
 * `inbox` remembers every event by id and holds those that came too early, with their text; `inbox_cursor` says up to
 * which version each aggregate was applied. Together they make a delivery act once and in order.
 */
function inbox(schema: string): string[] {
  return [
    `create table ${schema}.inbox (
       event_id uuid primary key,
       tenant_id uuid not null,
       aggregate_type text not null,
       aggregate_id text not null,
       aggregate_version integer not null,
       type text not null,
       state text not null check (state in ('waiting', 'applied', 'skipped')),
       body text,
       attempts integer not null default 0,
       retry_at timestamptz,
       received_at timestamptz not null,
       applied_at timestamptz
     )`,
    `create index inbox_waiting on ${schema}.inbox (tenant_id, aggregate_type, aggregate_id, aggregate_version) where state = 'waiting'`,
    `create index inbox_received on ${schema}.inbox using brin (received_at)`,
    ...tenantTable(schema, 'inbox', { worker: 'select' }),
    `create table ${schema}.inbox_cursor (
       tenant_id uuid not null,
       aggregate_type text not null,
       aggregate_id text not null,
       version integer not null,
       primary key (tenant_id, aggregate_type, aggregate_id)
     ) with (fillfactor = 70)`,
    ...tenantTable(schema, 'inbox_cursor', { worker: 'select' }),
  ];
}

/** What could not be applied, whole and with its reason. The tenant is null when the message did not name it. */
function parkedMessages(schema: string): string[] {
  const table = `${schema}.parked_message`;
  return [
    `create table ${table} (
       id uuid primary key,
       tenant_id uuid,
       queue text not null,
       event_id uuid,
       type text,
       aggregate_type text,
       aggregate_id text,
       aggregate_version integer,
       reason text not null,
       detail text not null,
       body bytea not null,
       headers jsonb not null,
       service_version text not null,
       state text not null default 'open' check (state in ('open', 'replayed', 'discarded')),
       parked_at timestamptz not null,
       settled_at timestamptz,
       settled_by uuid,
       settled_reason text
     )`,
    `create index parked_message_list on ${table} (state, parked_at, id)`,
    `create unique index parked_message_once on ${table} (event_id) where state = 'open' and event_id is not null`,
    ...tenantTable(schema, 'parked_message', { worker: 'all' }),
  ];
}

/** What a settled message was and what was applied in its place, as hashes (S-14). */
export const parkedHashes = (schema: string): string =>
  `alter table ${schema}.parked_message add column body_sha256 text, add column replayed_sha256 text`;

/** What became of parked messages, by whom and why. Rows are only added. */
export const parkedDecisions = (schema: string): string[] => [
  `create table ${schema}.parked_decision (
     id uuid primary key default gen_random_uuid(),
     tenant_id uuid,
     parked_id uuid not null,
     at timestamptz not null,
     person_id uuid not null,
     state text not null check (state in ('replayed', 'discarded')),
     reason text,
     body_sha256 text not null,
     replayed_sha256 text
   )`,
  `alter table ${schema}.parked_decision enable row level security, force row level security`,
  `create policy all_tenants on ${schema}.parked_decision to ${workerRole(schema)} using (true) with check (true)`,
  `grant select, insert on ${schema}.parked_decision to ${workerRole(schema)}`,
  `grant select on ${schema}.parked_decision to ${serviceRole(schema)}`,
];

/**
 * Partitions of the outbox by the functions that serve all tables of the schema. The inbox keeps what waits and no more: whether an event was
 * applied follows from `inbox_cursor`, for ever. What it remembered so far becomes `inbox_applied`, to be archived.
 */
export const monthsOfMessaging = (schema: string): string[] => [
  ...partitionFunctions(schema),
  `drop function ${schema}.outbox_months()`,
  `alter table ${schema}.inbox rename to inbox_applied`,
  ...cutByMonth(schema, {
    table: 'inbox_applied',
    key: 'received_at',
    primaryKey: ['event_id', 'received_at'],
    rights: { worker: 'select', service: ['select'] },
  }),
  ...waitingInbox(schema),
  `alter table ${schema}.inbox_cursor add column moved_at timestamptz`,
  `do $$ begin
     if to_regclass('${schema}.inbox_applied_before') is null then drop table ${schema}.inbox_applied;
     else drop table ${schema}.inbox_applied_default; end if;
   end $$`,
  `select ${schema}.make_partitions()`,
];

/**
 * What waits to be published is a narrow row of its own, so that the outbox is only ever added to. A row of the outbox may hold all that one
 * command said of one aggregate; `more_types` names the types behind the first.
 */
export const waitingOutbox = (schema: string): string[] => [
  `create table ${schema}.outbox_waiting (
     position bigint primary key,
     created_at timestamptz not null,
     tenant_id uuid not null,
     part smallint not null,
     aggregate_type text not null,
     aggregate_id text not null,
     attempts integer not null default 0,
     held_until timestamptz,
     held_reason text
   ) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02)`,
  `create index outbox_waiting_held on ${schema}.outbox_waiting (tenant_id, aggregate_type, aggregate_id) where held_until is not null`,
  `insert into ${schema}.outbox_waiting
     select position, created_at, tenant_id, part, aggregate_type, aggregate_id, attempts, held_until, held_reason from ${schema}.outbox where published_at is null`,
  ...tenantTable(schema, 'outbox_waiting', { worker: 'all', service: ['select', 'insert'] }),
  `alter table ${schema}.outbox drop column published_at, drop column attempts, drop column held_until, drop column held_reason,
     add column more_types text[]`,
  compressFaster(schema, 'outbox', 'body'),
];

/** Back to marks in the outbox itself. Earlier versions cannot read rows with several events: publish them first. */
export const publishedAsColumn = (schema: string): string[] => [
  `alter table ${schema}.outbox add column attempts integer not null default 0, add column held_until timestamptz, add column held_reason text,
     add column published_at timestamptz, drop column more_types`,
  `update ${schema}.outbox o set published_at = o.created_at
     where not exists (select from ${schema}.outbox_waiting w where w.position = o.position)`,
  `update ${schema}.outbox o set attempts = w.attempts, held_until = w.held_until, held_reason = w.held_reason
     from ${schema}.outbox_waiting w where w.created_at = o.created_at and w.position = o.position`,
  `drop table ${schema}.outbox_waiting`,
  `create index outbox_unpublished on ${schema}.outbox (position) where published_at is null`,
  `create index outbox_held on ${schema}.outbox (aggregate_type, aggregate_id) where published_at is null and held_until is not null`,
];

/** lz4 takes less processor than the default; a server that was built without it goes on as before. The default partition is the model for those to come. */
const compressFaster = (schema: string, table: string, column: string): string => `do $$
  declare part text;
  begin
    for part in select c.relname from pg_class c left join pg_inherits i on i.inhrelid = c.oid left join pg_class parent on parent.oid = i.inhparent
      where c.relnamespace = '${schema}'::regnamespace and c.relkind in ('r', 'p') and coalesce(parent.relname, c.relname) = '${table}'
    loop
      execute format('alter table ${schema}.%I alter column ${column} set compression lz4', part);
    end loop;
  exception when feature_not_supported or invalid_parameter_value or syntax_error then null;
  end $$`;

/** Events that came too early or failed, with their text, until they are applied or parked. */
const waitingInbox = (schema: string): string[] => [
  `create table ${schema}.inbox (
     event_id uuid primary key,
     tenant_id uuid not null,
     aggregate_type text not null,
     aggregate_id text not null,
     aggregate_version integer not null,
     type text not null,
     body text,
     attempts integer not null default 0,
     retry_at timestamptz,
     received_at timestamptz not null
   )`,
  `do $$ begin
     if to_regclass('${schema}.inbox_applied_before') is null then return; end if;
     with waiting as (delete from ${schema}.inbox_applied_before where state = 'waiting' returning *)
     insert into ${schema}.inbox
       select event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, type, body, attempts, retry_at, received_at from waiting;
   end $$`,
  `create index inbox_waiting on ${schema}.inbox (tenant_id, aggregate_type, aggregate_id, aggregate_version)`,
  ...tenantTable(schema, 'inbox', { worker: 'select' }),
];
