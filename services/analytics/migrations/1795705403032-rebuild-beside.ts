import { OWNER_ROLE, serviceRole, workerRole } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SERVICE = serviceRole('analytics');
const WORKER = workerRole('analytics');
const READ_MODEL = `array['case_fact', 'clock_fact', 'tally', 'clock_label', 'organisation']`;
const SETTINGS = `language plpgsql security definer set search_path = pg_catalog`;

/** A second schema in which a new read model grows beside the one that serves, and the functions that begin, end and give up a rebuild. */
export class RebuildBeside1795705403032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The owner of tables may not make a schema; the login that migrates may.
    await runner.query('set role none');
    await runner.query(`create schema if not exists analytics_rebuild authorization ${OWNER_ROLE}`);
    await runner.query(`set role ${OWNER_ROLE}`);
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('select analytics.drop_rebuild()');
    await runner.query('drop schema analytics_rebuild');
    for (const [signature] of FUNCTIONS) await runner.query(`drop function analytics.${signature}`);
  }
}

const FUNCTIONS = [
  [
    // Tables like those of the read model and the inbox, without their rows. False when they are there: an earlier rebuild goes on.
    'begin_rebuild()',
    `create function analytics.begin_rebuild() returns boolean ${SETTINGS} as $$
      declare name text; settings text; one record;
      begin
        if to_regclass('analytics_rebuild.progress') is not null then return false; end if;
        foreach name in array ${READ_MODEL} || array['inbox', 'inbox_cursor'] loop
          execute format('create table analytics_rebuild.%1$I (like analytics.%1$I including defaults including constraints including storage including compression)', name);
          select array_to_string(reloptions, ', ') into settings from pg_class where oid = format('analytics.%I', name)::regclass;
          if settings is not null then execute format('alter table analytics_rebuild.%I set (%s)', name, settings); end if;
          for one in select c.relname, i.indisprimary, pg_get_indexdef(c.oid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
            where i.indrelid = format('analytics.%I', name)::regclass loop
            execute replace(one.definition, ' ON analytics.', ' ON analytics_rebuild.');
            if one.indisprimary then
              execute format('alter table analytics_rebuild.%1$I add constraint %2$I primary key using index %2$I', name, one.relname);
            end if;
          end loop;
          execute format('alter table analytics_rebuild.%I enable row level security, force row level security', name);
          execute format('create policy one_tenant on analytics_rebuild.%I to ${SERVICE}
            using (tenant_id = current_setting(''app.tenant'')::uuid) with check (tenant_id = current_setting(''app.tenant'')::uuid)', name);
          execute format('create policy all_tenants on analytics_rebuild.%I for select to ${WORKER} using (true)', name);
          execute format('grant select, insert, update, delete on analytics_rebuild.%I to ${SERVICE}', name);
          execute format('grant select on analytics_rebuild.%I to ${WORKER}', name);
        end loop;
        create table analytics_rebuild.progress (source text primary key, files text[] not null default '{}', at text not null, position text not null);
        grant select, insert, update on analytics_rebuild.progress to ${WORKER};
        return true;
      end $$`,
  ],
  [
    // The new tables take the place of the old ones. Nothing changes while an event that the old model has is missing in the new one; its
    // caller has shut out the consumer, by a lock on inbox_cursor. Returns how many aggregates lack events.
    'finish_rebuild(text[])',
    `create function analytics.finish_rebuild(kinds text[]) returns bigint ${SETTINGS} as $$
      declare name text; missing bigint;
      begin
        select count(*) into missing from analytics.inbox_cursor c left join analytics_rebuild.inbox_cursor n
          on n.tenant_id = c.tenant_id and n.aggregate_type = c.aggregate_type and n.aggregate_id = c.aggregate_id
          where c.aggregate_type = any(kinds) and c.version > coalesce(n.version, 0);
        if missing > 0 then return missing; end if;
        insert into analytics.inbox_cursor as c select * from analytics_rebuild.inbox_cursor n where not exists (select from analytics.inbox_cursor k
            where k.tenant_id = n.tenant_id and k.aggregate_type = n.aggregate_type and k.aggregate_id = n.aggregate_id and k.version >= n.version)
          on conflict (tenant_id, aggregate_type, aggregate_id) do update set version = excluded.version, moved_at = excluded.moved_at
          where c.version < excluded.version;
        insert into analytics.inbox select * from analytics_rebuild.inbox on conflict (event_id) do nothing;
        delete from analytics.inbox i using analytics.inbox_cursor c where c.tenant_id = i.tenant_id and c.aggregate_type = i.aggregate_type
          and c.aggregate_id = i.aggregate_id and c.version >= i.aggregate_version;
        foreach name in array ${READ_MODEL} loop
          execute format('drop table analytics.%I', name);
          execute format('alter table analytics_rebuild.%I set schema analytics', name);
        end loop;
        perform analytics.drop_rebuild();
        return 0;
      end $$`,
  ],
  [
    'drop_rebuild()',
    `create function analytics.drop_rebuild() returns void ${SETTINGS} as $$
      declare name text;
      begin
        foreach name in array ${READ_MODEL} || array['inbox', 'inbox_cursor', 'progress'] loop
          execute format('drop table if exists analytics_rebuild.%I', name);
        end loop;
      end $$`,
  ],
] as const;

const STATEMENTS = [
  `grant usage on schema analytics_rebuild to ${SERVICE}, ${WORKER}`,
  ...FUNCTIONS.flatMap(([signature, definition]) => [
    definition,
    `revoke all on function analytics.${signature} from public`,
    `grant execute on function analytics.${signature} to ${WORKER}`,
  ]),
];
