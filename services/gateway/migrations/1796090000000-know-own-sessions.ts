import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person sees and ends the own sessions, and chooses a password by a link that an administrator made. */
export class KnowOwnSessions1796090000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table gateway.password_link');
    await runner.query('drop index gateway.sign_in_log_person');
    await runner.query(
      'alter table gateway.session drop column session_id, drop column address, drop column browser',
    );
  }
}

const STATEMENTS = [
  `alter table gateway.session
     add column session_id uuid not null default gen_random_uuid(),
     add column address text,
     add column browser text`,
  'create index sign_in_log_person on gateway.sign_in_log (tenant_id, staff_id, at)',
  `create table gateway.password_link (
     tenant_id uuid not null,
     staff_id uuid not null,
     token_hash bytea not null,
     expires_at timestamptz not null,
     primary key (tenant_id, staff_id),
     foreign key (tenant_id, staff_id) references gateway.staff
   )`,
  ...tenantTable('gateway', 'password_link', { worker: 'all' }),
];
