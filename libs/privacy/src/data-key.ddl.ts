import { checkedName, tenantTable } from '@tingsu/database';

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
