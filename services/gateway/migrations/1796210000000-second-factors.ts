import { tenantTable } from '@tingsu/database';
import { dataKeyTables, findKeyPurpose, rewrappableKeys } from '@tingsu/privacy';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Besides the password: codes of an app, recovery codes and passkeys; and when a session last proved who sits there. */
export class SecondFactors1796210000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table gateway.session drop column method, drop column proved_at, drop column factor_at',
    );
    for (const table of ['sign_in_challenge', 'passkey', 'recovery_code', 'code_app', 'data_key'])
      await runner.query(`drop table gateway.${table}`);
    for (const gone of [
      'forget_find_keys(smallint)',
      'rewrap_data_key(uuid, text, smallint, bytea, bytea)',
    ])
      await runner.query(`drop function gateway.${gone}`);
  }
}

const STATEMENTS = [
  ...dataKeyTables('gateway'),
  ...findKeyPurpose('gateway'),
  ...rewrappableKeys('gateway'),
  // Null for a session that is older than this: it proved who it is when it was opened.
  `alter table gateway.session
     add column method text not null default 'password',
     add column proved_at timestamptz,
     add column factor_at timestamptz`,
  `create table gateway.code_app (
     tenant_id uuid not null,
     staff_id uuid not null,
     secret bytea not null,
     begun_at timestamptz not null,
     since timestamptz,
     last_step integer not null default 0,
     primary key (tenant_id, staff_id),
     foreign key (tenant_id, staff_id) references gateway.staff
   )`,
  // A code is found by its first group; the rest of it is kept as a password is.
  `create table gateway.recovery_code (
     tenant_id uuid not null,
     staff_id uuid not null,
     first_group text not null,
     code_hash text not null,
     primary key (tenant_id, staff_id, first_group),
     foreign key (tenant_id, staff_id) references gateway.staff
   )`,
  `create table gateway.passkey (
     tenant_id uuid not null,
     credential_id text not null,
     passkey_id uuid not null,
     staff_id uuid not null,
     name text not null,
     public_key bytea not null,
     counter bigint not null,
     transports text[] not null,
     since timestamptz not null,
     last_used_at timestamptz,
     primary key (tenant_id, credential_id),
     foreign key (tenant_id, staff_id) references gateway.staff
   )`,
  'create index passkey_staff on gateway.passkey (tenant_id, staff_id, since)',
  `create table gateway.sign_in_challenge (
     tenant_id uuid not null,
     token_hash bytea not null,
     purpose text not null,
     staff_id uuid,
     question text not null,
     expires_at timestamptz not null,
     primary key (tenant_id, token_hash),
     foreign key (tenant_id, staff_id) references gateway.staff
   )`,
  'create index sign_in_challenge_expires on gateway.sign_in_challenge (expires_at)',
  ...tenantTable('gateway', 'code_app'),
  ...tenantTable('gateway', 'recovery_code'),
  ...tenantTable('gateway', 'passkey'),
  ...tenantTable('gateway', 'sign_in_challenge', { worker: 'all' }),
];
