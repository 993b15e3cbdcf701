import { serviceRole, tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events as partners may learn them, in the order of a feed, and their way to the addresses of partners. */
export class SendToPartners1795928500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['webhook_delivery', 'webhook_endpoint', 'partner_feed', 'partner_event'])
      await runner.query(`drop table intake.${table}`);
  }
}

const STATEMENTS = [
  'create sequence intake.partner_event_nr as bigint',
  `create table intake.partner_event (
     tenant_id uuid not null,
     event_id uuid not null,
     nr bigint not null default nextval('intake.partner_event_nr'),
     position bigint,
     type text not null,
     campus text not null,
     adapter_id uuid,
     external_ref text,
     confidential boolean not null,
     at timestamptz not null,
     data jsonb not null,
     primary key (tenant_id, event_id)
   )`,
  'alter sequence intake.partner_event_nr owned by intake.partner_event.nr',
  `grant usage on sequence intake.partner_event_nr to ${serviceRole('intake')}`,
  'create unique index partner_event_feed on intake.partner_event (tenant_id, position) where position is not null',
  'create index partner_event_next on intake.partner_event (tenant_id, nr) where position is null',
  `create table intake.partner_feed (
     tenant_id uuid primary key,
     position bigint not null,
     gone_position bigint not null
   )`,
  `create table intake.webhook_endpoint (
     tenant_id uuid not null,
     endpoint_id uuid not null,
     name text not null,
     url text not null,
     types text[] not null,
     campuses text[] not null,
     adapter_id uuid,
     active boolean not null,
     off_reason text,
     secret bytea not null,
     former_secret bytea,
     former_until timestamptz,
     failing_since timestamptz,
     delivered_at timestamptz,
     changed_by uuid,
     created_at timestamptz not null,
     primary key (tenant_id, endpoint_id)
   )`,
  `create table intake.webhook_delivery (
     tenant_id uuid not null,
     endpoint_id uuid not null,
     event_id uuid not null,
     type text not null,
     body text not null,
     state text not null,
     attempts integer not null,
     began_at timestamptz not null,
     next_at timestamptz,
     lease_until timestamptz,
     last_at timestamptz,
     status integer,
     error text,
     milliseconds integer,
     created_at timestamptz not null,
     primary key (tenant_id, endpoint_id, event_id)
   )`,
  `create index webhook_delivery_due on intake.webhook_delivery (tenant_id, endpoint_id, next_at) where state = 'pending'`,
  `create index webhook_delivery_leased on intake.webhook_delivery (tenant_id, endpoint_id, lease_until) where state = 'sending'`,
  'create index webhook_delivery_list on intake.webhook_delivery (tenant_id, endpoint_id, created_at desc, event_id desc)',
  `create index webhook_delivery_failed on intake.webhook_delivery (tenant_id, endpoint_id, created_at desc, event_id desc) where state = 'failed'`,
  'create index webhook_delivery_old on intake.webhook_delivery (tenant_id, created_at)',
  ...tenantTable('intake', 'partner_event', { worker: 'select' }),
  ...tenantTable('intake', 'partner_feed', { worker: 'select' }),
  ...tenantTable('intake', 'webhook_endpoint', {
    service: ['select', 'insert', 'update'],
    worker: 'select',
  }),
  ...tenantTable('intake', 'webhook_delivery', { worker: 'select' }),
];
