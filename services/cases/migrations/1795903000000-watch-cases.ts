import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases that people watch though they are not theirs. */
export class WatchCases1795903000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table cases.case_watch (
      tenant_id uuid not null,
      person_id uuid not null,
      case_id uuid not null,
      since timestamptz not null,
      primary key (tenant_id, person_id, case_id)
    )`);
    for (const statement of tenantTable('cases', 'case_watch', {
      service: ['select', 'insert', 'delete'],
    }))
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cases.case_watch');
  }
}
