import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signals of incoming calls, for some minutes; their numbers are sealed. */
export class RingForStaff1795895300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table gateway.incoming_call (
         tenant_id uuid not null,
         signal_id text not null,
         call_id text not null,
         system text not null,
         persons uuid[],
         received_at timestamptz not null,
         body bytea not null,
         primary key (tenant_id, signal_id)
       )`,
      'create index incoming_call_newest on gateway.incoming_call (tenant_id, call_id, received_at)',
      'create index incoming_call_age on gateway.incoming_call (tenant_id, received_at)',
      ...tenantTable('gateway', 'incoming_call', { service: ['select', 'insert', 'delete'] }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table gateway.incoming_call');
  }
}
