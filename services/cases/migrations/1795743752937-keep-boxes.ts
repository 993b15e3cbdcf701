import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Suggestion boxes: where they hang and who opens them. */
export class KeepBoxes1795743752937 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table cases.suggestion_box (
      tenant_id uuid not null,
      code text not null,
      campus text not null,
      place jsonb not null,
      keeper text not null,
      active boolean not null,
      version integer not null,
      changed_by uuid,
      changed_at timestamptz not null,
      primary key (tenant_id, code)
    )`);
    for (const statement of [
      ...tenantTable('cases', 'suggestion_box', { service: ['select', 'insert', 'update'] }),
      'create unique index suggestion_box_campus on cases.suggestion_box (tenant_id, campus, code)',
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cases.suggestion_box');
  }
}
