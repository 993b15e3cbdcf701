import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has which case open. Unlogged: it holds for seconds, and nobody misses it after a crash. */
export class SeeWhoIsThere1795907000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create unlogged table cases.case_presence (
      tenant_id uuid not null,
      person_id uuid not null,
      case_id uuid not null,
      at timestamptz not null,
      writing text,
      primary key (tenant_id, person_id, case_id)
    )`);
    await runner.query(
      'create index case_presence_case on cases.case_presence (tenant_id, case_id)',
    );
    for (const statement of tenantTable('cases', 'case_presence', {
      service: ['select', 'insert', 'update', 'delete'],
    }))
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cases.case_presence');
  }
}
