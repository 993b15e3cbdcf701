import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** API keys are made, limited, exchanged and revoked in the console, and what comes in by which way is counted. */
export class KeysInTheConsole1795925000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table intake.inlet_use');
    await runner.query(`alter table intake.adapter drop column key_hint, drop column former_key_hash,
      drop column former_until, drop column per_minute, drop column expires_at, drop column changed_by`);
  }
}

const STATEMENTS = [
  `alter table intake.adapter
     add column key_hint text,
     add column former_key_hash bytea,
     add column former_until timestamptz,
     add column per_minute integer,
     add column expires_at timestamptz,
     add column changed_by uuid`,
  'create unique index adapter_former_key_once on intake.adapter (former_key_hash) where former_key_hash is not null',
  `create table intake.inlet_use (
     tenant_id uuid not null,
     inlet text not null,
     channel text not null,
     campus text not null,
     day date not null,
     taken integer not null,
     refused integer not null,
     taken_at timestamptz,
     refused_at timestamptz,
     refused_code text,
     primary key (tenant_id, inlet, channel, campus, day)
   )`,
  ...tenantTable('intake', 'inlet_use', { service: ['select', 'insert', 'update', 'delete'] }),
];
