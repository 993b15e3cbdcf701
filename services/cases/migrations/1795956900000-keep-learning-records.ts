import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Inspections, analysis meetings and trainings; each writing is kept as it was. */
export class KeepLearningRecords1795956900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table cases.learning_record (
      tenant_id uuid not null,
      record_id uuid not null,
      version integer not null,
      kind text not null,
      campus text not null,
      department text not null,
      planned_on date not null,
      held_on date,
      words bytea not null,
      people uuid[] not null,
      written_by uuid not null,
      written_at timestamptz not null,
      latest boolean not null,
      primary key (tenant_id, record_id, version)
    )`);
    for (const statement of [
      ...tenantTable('cases', 'learning_record', { service: ['select', 'insert', 'update'] }),
      'create index learning_record_kind on cases.learning_record (tenant_id, kind, planned_on desc, record_id desc) where latest',
      'create index improvement_action_origin on cases.improvement_action (tenant_id, origin_id) where origin_id is not null',
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index cases.improvement_action_origin');
    await runner.query('drop table cases.learning_record');
  }
}
