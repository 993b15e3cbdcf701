import { checkedName, serviceRole, tenantTable, workerRole } from '@tingsu/database';

/** DDL of a service's wrapped keys. Destroying a tenant's rows makes everything sealed for it unreadable. */
export const dataKeyTables = (schema: string): string[] => [
  `create table ${checkedName(schema)}.data_key (
     tenant_id uuid not null,
     purpose text not null check (purpose in ('data', 'index', 'tracking')),
     epoch smallint not null check (epoch > 0),
     wrapped bytea not null,
     created_at timestamptz not null default ${schema}.instant(),
     primary key (tenant_id, purpose, epoch)
   )`,
  ...tenantTable(schema, 'data_key', { service: ['select', 'insert'] }),
];

/**
 * The purpose `find`: keys that are exchanged, and whose older ones may go. All other keys stay out of reach of a delete, since what they
 * seal would be lost.
 */
export const findKeyPurpose = (schema: string): string[] => {
  const s = checkedName(schema);
  return [
    `alter table ${s}.data_key drop constraint data_key_purpose_check,
       add constraint data_key_purpose_check check (purpose in ('data', 'index', 'tracking', 'find'))`,
    `create function ${s}.forget_find_keys(before smallint) returns void language sql security definer set search_path = ${s}, pg_temp as
       $$ delete from ${s}.data_key where tenant_id = current_setting('app.tenant')::uuid and purpose = 'find' and epoch < before $$`,
    `revoke execute on function ${s}.forget_find_keys from public`,
    `grant execute on function ${s}.forget_find_keys to ${serviceRole(s)}`,
  ];
};

/**
 * Data keys of subjects, for a service whose words belong to one complaint or case each. A key is destroyed, or put under another data key of
 * the tenant, by functions only: neither can be taken back, and a destroyed one stays on record.
 */
export const subjectKeyTables = (schema: string): string[] => {
  const s = checkedName(schema);
  const functions = [
    `${s}.destroy_subject_keys(uuid[])`,
    `${s}.rewrap_subject_key(uuid, bytea, bytea)`,
  ];
  return [
    `create table ${s}.subject_key (
       tenant_id uuid not null,
       subject uuid not null,
       wrapped bytea,
       destroyed_at timestamptz,
       primary key (tenant_id, subject),
       constraint subject_key_destroyed check ((wrapped is null) = (destroyed_at is not null))
     )`,
    ...tenantTable(s, 'subject_key', { service: ['select', 'insert'], worker: 'select' }),
    `create function ${s}.destroy_subject_keys(subjects uuid[]) returns integer
       language sql security definer set search_path = ${s}, pg_temp as
       $$ with had as (select count(*)::integer as n from ${s}.subject_key
            where tenant_id = current_setting('app.tenant')::uuid and subject = any(subjects) and wrapped is not null),
          gone as (insert into ${s}.subject_key as k (tenant_id, subject, wrapped, destroyed_at)
            select current_setting('app.tenant')::uuid, subject, null, ${s}.instant() from unnest(subjects) as subject
            on conflict (tenant_id, subject) do update set wrapped = null, destroyed_at = excluded.destroyed_at where k.wrapped is not null)
          select n from had $$`,
    `create function ${s}.rewrap_subject_key(of_subject uuid, before bytea, after bytea) returns boolean
       language sql security definer set search_path = ${s}, pg_temp as
       $$ with moved as (update ${s}.subject_key set wrapped = after
            where tenant_id = current_setting('app.tenant')::uuid and subject = of_subject and wrapped = before returning 1)
          select exists (select from moved) $$`,
    ...functions.flatMap((signature) => [
      `revoke execute on function ${signature} from public`,
      `grant execute on function ${signature} to ${serviceRole(s)}`,
    ]),
  ];
};

/** What the rotation of master keys needs: to see the keys of all tenants, and to put one and the same key under another wrap. */
export const rewrappableKeys = (schema: string): string[] => {
  const s = checkedName(schema);
  const signature = `${s}.rewrap_data_key(uuid, text, smallint, bytea, bytea)`;
  return [
    `create policy all_tenants on ${s}.data_key for select to ${workerRole(s)} using (true)`,
    `grant select on ${s}.data_key to ${workerRole(s)}`,
    `create function ${s}.rewrap_data_key(tenant uuid, of_purpose text, of_epoch smallint, before bytea, after bytea) returns boolean
       language sql security definer set search_path = ${s}, pg_temp as
       $$ with moved as (update ${s}.data_key set wrapped = after
            where tenant_id = tenant and purpose = of_purpose and epoch = of_epoch and wrapped = before returning 1)
          select exists (select from moved) $$`,
    `revoke execute on function ${signature} from public`,
    `grant execute on function ${signature} to ${workerRole(s)}`,
  ];
};
