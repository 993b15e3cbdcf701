import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages on their way to complainants: the ways that are tried, the accounts at providers, and receipts that came too early. */
export class SendMessages1795919960000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['early_receipt', 'media_account', 'sending', 'outgoing'])
      await runner.query(`drop table intake.${table}`);
    await runner.query('alter table intake.complaint drop column open_id');
  }
}

const STATEMENTS = [
  // By which name WeChat knows who complained there, sealed.
  'alter table intake.complaint add column open_id bytea',
  `create table intake.outgoing (
     tenant_id uuid not null,
     message_id uuid not null,
     complaint_id uuid not null,
     notice text,
     urgent boolean not null,
     state text not null,
     outcomes integer not null,
     primary key (tenant_id, message_id)
   )`,
  `create table intake.sending (
     tenant_id uuid not null,
     sending_id uuid not null,
     message_id uuid not null,
     complaint_id uuid not null,
     medium text not null,
     rank integer not null,
     state text not null,
     attempts integer not null default 0,
     unsure boolean not null default false,
     began_at timestamptz,
     next_attempt_at timestamptz,
     lease_until timestamptz,
     provider text,
     provider_ref text,
     receipt_by timestamptz,
     proof text,
     last_error text,
     address_mark bytea,
     cost_fen double precision not null default 0,
     tried_at timestamptz,
     posted_on text,
     posted_no text,
     person_id uuid,
     created_at timestamptz not null,
     settled_at timestamptz,
     primary key (tenant_id, sending_id)
   )`,
  `create table intake.media_account (
     tenant_id uuid not null,
     medium text not null,
     settings jsonb not null,
     secret bytea,
     receipt_key bytea not null,
     changed_by uuid,
     changed_at timestamptz not null,
     primary key (tenant_id, medium)
   )`,
  `create table intake.early_receipt (
     tenant_id uuid not null,
     provider text not null,
     ref text not null,
     arrived boolean not null,
     error text,
     at timestamptz not null,
     primary key (tenant_id, provider, ref)
   )`,
  ...tenantTable('intake', 'outgoing', { service: ['select', 'insert', 'update'] }),
  ...tenantTable('intake', 'sending', {
    service: ['select', 'insert', 'update'],
    worker: 'select',
  }),
  ...tenantTable('intake', 'media_account', { service: ['select', 'insert', 'update'] }),
  ...tenantTable('intake', 'early_receipt', { service: ['select', 'insert', 'delete'] }),
  // What is due now: small, since what ended leaves them.
  `create index sending_due on intake.sending (tenant_id, medium, next_attempt_at) where state = 'pending' and next_attempt_at is not null`,
  `create index sending_leased on intake.sending (tenant_id, medium, lease_until) where state = 'sending'`,
  `create index sending_unproven on intake.sending (tenant_id, medium, receipt_by) where state = 'handed'`,
  `create index sending_for_people on intake.sending (tenant_id, medium, began_at, sending_id)
     where state = 'pending' and next_attempt_at is null and began_at is not null`,
  'create index sending_of_message on intake.sending (tenant_id, message_id, rank)',
  'create index sending_by_ref on intake.sending (tenant_id, provider, provider_ref) where provider_ref is not null',
  'create index sending_to_address on intake.sending (tenant_id, address_mark, tried_at) where address_mark is not null',
  'create index sending_by_day on intake.sending (tenant_id, medium, tried_at) where provider is not null',
];
