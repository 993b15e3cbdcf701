import { tenantTable } from '@tingsu/database';

/** The table in which a service counts what people read. */
export const readingDayTable = (schema: string): readonly string[] => [
  `create table ${schema}.reading_day (
     tenant_id uuid not null,
     person_id uuid not null,
     kind text not null,
     day date not null,
     count integer not null,
     usual double precision not null,
     campuses text[] not null,
     odd boolean not null,
     primary key (tenant_id, person_id, kind, day)
   )`,
  `create index reading_day_odd on ${schema}.reading_day (tenant_id, day desc, person_id, kind) where odd`,
  `create index reading_day_old on ${schema}.reading_day (tenant_id, day)`,
  ...tenantTable(schema, 'reading_day'),
];
