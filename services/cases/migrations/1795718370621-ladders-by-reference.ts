import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the steps of a ladder do is written once for all clocks that share it; a clock keeps the times. Clocks of earlier versions keep
 * their whole ladder until they are written again.
 */
export class LaddersByReference1795718370621 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'update cases.clock set ladder = cases.ladder_steps(clock) where ladder is null',
      'drop function cases.ladder_steps(cases.clock)',
      'alter table cases.clock drop column ladder_id, drop column ladder_at, alter column ladder set not null',
      'drop table cases.ladder',
    ])
      await runner.query(statement);
  }
}

const STATEMENTS = [
  `create table cases.ladder (
     tenant_id uuid not null,
     id integer generated always as identity,
     hash bytea not null,
     steps jsonb not null,
     primary key (tenant_id, id),
     unique (tenant_id, hash)
   )`,
  ...tenantTable('cases', 'ladder', { service: ['select', 'insert'], worker: 'select' }),
  `alter table cases.clock alter column ladder drop not null, add column ladder_id integer, add column ladder_at timestamptz[]`,
  // The whole ladder of a clock, for pages and for people who look into the database.
  `create function cases.ladder_steps(clock cases.clock) returns jsonb language sql stable as $$
     select coalesce(clock.ladder, (
       select jsonb_agg(s.step || jsonb_build_object('at', to_char(clock.ladder_at[s.nr] at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by s.nr)
       from cases.ladder l cross join jsonb_array_elements(l.steps) with ordinality as s (step, nr)
       where l.tenant_id = clock.tenant_id and l.id = clock.ladder_id), '[]') $$`,
];
