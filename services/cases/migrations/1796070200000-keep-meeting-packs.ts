import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an analysis meeting has before it: figures and cases, as they were when it was held. */
export class KeepMeetingPacks1796070200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table cases.meeting_pack (
        tenant_id uuid not null,
        record_id uuid not null,
        period_from date not null,
        period_to date not null,
        figures jsonb not null,
        learning jsonb not null,
        case_ids uuid[] not null,
        made_by uuid not null,
        made_at timestamptz not null,
        primary key (tenant_id, record_id)
      )`,
      ...tenantTable('cases', 'meeting_pack', { service: ['select', 'insert', 'update'] }),
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cases.meeting_pack');
  }
}
