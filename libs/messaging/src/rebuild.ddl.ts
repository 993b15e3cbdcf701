import { checkedName, OWNER_ROLE, serviceRole, workerRole } from '@tingsu/database';

const SETTINGS = 'language plpgsql security definer set search_path = pg_catalog';

/**
 * A second schema, `<schema>_rebuild`, in which read models grow beside those that serve, and the functions that begin, end and give up a
 * rebuild. The tables have a `tenant_id` and are built from events alone.
 */
export function rebuildSchema(schema: string, readModel: readonly string[]): string[] {
  const beside = `${checkedName(schema)}_rebuild`;
  const [service, worker] = [serviceRole(schema), workerRole(schema)];
  const tables = `array[${readModel.map((table) => `'${checkedName(table)}'`).join(', ')}]`;
  const functions = [
    ['begin_rebuild()', beginRebuild({ schema, beside, tables, service, worker })],
    ['shut_consumer_out()', shutConsumerOut(schema)],
    ['finish_rebuild(text[])', finishRebuild({ schema, beside, tables })],
    ['drop_rebuild()', dropRebuild({ schema, beside, tables })],
  ] as const;
  return [
    // The owner of tables may not make a schema; the login that migrates may.
    'set role none',
    `create schema if not exists ${beside} authorization ${OWNER_ROLE}`,
    `set role ${OWNER_ROLE}`,
    `grant usage on schema ${beside} to ${service}, ${worker}`,
    ...functions.flatMap(([signature, definition]) => [
      definition,
      `revoke all on function ${schema}.${signature} from public`,
      `grant execute on function ${schema}.${signature} to ${worker}`,
    ]),
  ];
}

interface Names {
  readonly schema: string;
  readonly beside: string;
  /** The read models, as an array of SQL. */
  readonly tables: string;
}

/** Tables like those of the read model and the inbox, without their rows. False when they are there: an earlier rebuild goes on. */
const beginRebuild = ({
  schema,
  beside,
  tables,
  service,
  worker,
}: Names & {
  readonly service: string;
  readonly worker: string;
}): string => `create or replace function ${schema}.begin_rebuild() returns boolean ${SETTINGS} as $$
  declare name text; settings text; one record;
  begin
    if to_regclass('${beside}.progress') is not null then return false; end if;
    foreach name in array ${tables} || array['inbox', 'inbox_cursor'] loop
      execute format('create table ${beside}.%1$I (like ${schema}.%1$I including defaults including constraints including storage including compression)', name);
      select array_to_string(reloptions, ', ') into settings from pg_class where oid = format('${schema}.%I', name)::regclass;
      if settings is not null then execute format('alter table ${beside}.%I set (%s)', name, settings); end if;
      for one in select c.relname, i.indisprimary, pg_get_indexdef(c.oid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
        where i.indrelid = format('${schema}.%I', name)::regclass loop
        execute replace(one.definition, ' ON ${schema}.', ' ON ${beside}.');
        if one.indisprimary then
          execute format('alter table ${beside}.%1$I add constraint %2$I primary key using index %2$I', name, one.relname);
        end if;
      end loop;
      execute format('alter table ${beside}.%I enable row level security, force row level security', name);
      execute format('create policy one_tenant on ${beside}.%I to ${service}
        using (tenant_id = current_setting(''app.tenant'')::uuid) with check (tenant_id = current_setting(''app.tenant'')::uuid)', name);
      execute format('create policy all_tenants on ${beside}.%I for select to ${worker} using (true)', name);
      execute format('grant select, insert, update, delete on ${beside}.%I to ${service}', name);
      execute format('grant select on ${beside}.%I to ${worker}', name);
    end loop;
    create table ${beside}.progress (source text primary key, files text[] not null default '{}', at text not null, position text not null);
    grant select, insert, update on ${beside}.progress to ${worker};
    return true;
  end $$`;

/** Waits for the batch at work; the next one waits until the end of the transaction. Readers go on. */
const shutConsumerOut = (
  schema: string,
): string => `create or replace function ${schema}.shut_consumer_out() returns void ${SETTINGS} as $$
  begin
    lock table ${schema}.inbox_cursor in share row exclusive mode;
  end $$`;

/** The new tables take the place of the old ones, unless an event that the old ones have is missing: then how many aggregates lack some. */
const finishRebuild = ({
  schema,
  beside,
  tables,
}: Names): string => `create or replace function ${schema}.finish_rebuild(kinds text[]) returns bigint ${SETTINGS} as $$
  declare name text; missing bigint;
  begin
    select count(*) into missing from ${schema}.inbox_cursor c left join ${beside}.inbox_cursor n
      on n.tenant_id = c.tenant_id and n.aggregate_type = c.aggregate_type and n.aggregate_id = c.aggregate_id
      where c.aggregate_type = any(kinds) and c.version > coalesce(n.version, 0);
    if missing > 0 then return missing; end if;
    insert into ${schema}.inbox_cursor as c select * from ${beside}.inbox_cursor n where not exists (select from ${schema}.inbox_cursor k
        where k.tenant_id = n.tenant_id and k.aggregate_type = n.aggregate_type and k.aggregate_id = n.aggregate_id and k.version >= n.version)
      on conflict (tenant_id, aggregate_type, aggregate_id) do update set version = excluded.version, moved_at = excluded.moved_at
      where c.version < excluded.version;
    insert into ${schema}.inbox select * from ${beside}.inbox on conflict (event_id) do nothing;
    delete from ${schema}.inbox i using ${schema}.inbox_cursor c where c.tenant_id = i.tenant_id and c.aggregate_type = i.aggregate_type
      and c.aggregate_id = i.aggregate_id and c.version >= i.aggregate_version;
    foreach name in array ${tables} loop
      execute format('drop table ${schema}.%I', name);
      execute format('alter table ${beside}.%I set schema ${schema}', name);
    end loop;
    perform ${schema}.drop_rebuild();
    return 0;
  end $$`;

const dropRebuild = ({
  schema,
  beside,
  tables,
}: Names): string => `create or replace function ${schema}.drop_rebuild() returns void ${SETTINGS} as $$
  declare name text;
  begin
    foreach name in array ${tables} || array['inbox', 'inbox_cursor', 'progress'] loop
      execute format('drop table if exists ${beside}.%I', name);
    end loop;
  end $$`;
