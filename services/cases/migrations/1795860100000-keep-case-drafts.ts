import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people typed for a command on a case and did not send yet. */
export class KeepCaseDrafts1795860100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table cases.case_draft (
      tenant_id uuid not null,
      person_id uuid not null,
      case_id uuid not null,
      command text not null,
      case_version integer not null,
      revision integer not null,
      body bytea not null,
      updated_at timestamptz not null,
      primary key (tenant_id, person_id, case_id, command)
    )`);
    for (const statement of [
      ...tenantTable('cases', 'case_draft', { worker: 'all' }),
      'create index case_draft_newest on cases.case_draft (tenant_id, person_id, updated_at, case_id, command)',
      'create index case_draft_untouched on cases.case_draft (updated_at)',
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cases.case_draft');
  }
}
