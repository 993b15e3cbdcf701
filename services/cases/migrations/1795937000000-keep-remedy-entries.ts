import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was promised in money, paid, or not paid after all. Remedies of earlier versions had no amounts. */
export class KeepRemedyEntries1795937000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table cases.remedy_entry (
      tenant_id uuid not null,
      case_id uuid not null,
      version integer not null,
      remedy_id uuid not null,
      case_no text not null,
      campus text not null,
      department text,
      at timestamptz not null,
      kind text not null,
      remedy text not null,
      goodwill boolean not null,
      currency text not null,
      cents bigint not null check (cents > 0),
      primary key (tenant_id, case_id, version)
    )`);
    for (const statement of [
      ...tenantTable('cases', 'remedy_entry', { service: ['select', 'insert'] }),
      'create index remedy_entry_at on cases.remedy_entry (tenant_id, at, case_id, version)',
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cases.remedy_entry');
  }
}
