import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the hospital asks of an authority about an order: to take it back, or for more time; with the answer. */
export class AskAuthorities1795936100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table intake.order_request');
  }
}

const STATEMENTS = [
  `create table intake.order_request (
     tenant_id uuid not null,
     request_id uuid not null,
     adapter_id uuid not null,
     external_ref text not null,
     kind text not null check (kind in ('give_back', 'more_time')),
     until timestamptz,
     body bytea not null,
     asked_at timestamptz not null,
     asked_by uuid not null,
     answer text check (answer in ('granted', 'refused')),
     answered_at timestamptz,
     answered_by uuid,
     primary key (tenant_id, request_id),
     foreign key (tenant_id, adapter_id, external_ref) references intake.external_order,
     check ((answer is null) = (answered_at is null))
   )`,
  'create index order_request_of on intake.order_request (tenant_id, adapter_id, external_ref, asked_at desc)',
  `create unique index order_request_open on intake.order_request (tenant_id, adapter_id, external_ref) where answer is null`,
  ...tenantTable('intake', 'order_request', { service: ['select', 'insert', 'update'] }),
];
