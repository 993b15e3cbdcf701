import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people typed into forms outside cases and did not send yet. */
export class KeepFormDrafts1796080100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table cases.form_draft (
      tenant_id uuid not null,
      person_id uuid not null,
      form text not null,
      subject text not null,
      revision integer not null,
      body bytea not null,
      updated_at timestamptz not null,
      primary key (tenant_id, person_id, form, subject)
    )`);
    for (const statement of [
      ...tenantTable('cases', 'form_draft', { worker: 'all' }),
      'create index form_draft_untouched on cases.form_draft (updated_at)',
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cases.form_draft');
  }
}
