import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Views of the work list that people made for themselves, or for a campus or the group. */
export class SaveViews1795898000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table cases.saved_view (
      tenant_id uuid not null,
      view_id uuid not null,
      person_id uuid not null,
      shared boolean not null,
      campus text,
      name text not null,
      query jsonb not null,
      changed_at timestamptz not null,
      primary key (tenant_id, view_id)
    )`);
    for (const statement of [
      ...tenantTable('cases', 'saved_view', {
        service: ['select', 'insert', 'update', 'delete'],
      }),
      'create unique index saved_view_own on cases.saved_view (tenant_id, person_id, name) where not shared',
      `create unique index saved_view_shared on cases.saved_view (tenant_id, coalesce(campus, ''), name) where shared`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cases.saved_view');
  }
}
