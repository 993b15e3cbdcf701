import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Committees of the house, and every version of them. */
export class KeepCommittees1795953000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table cases.committee (
      tenant_id uuid not null,
      code text not null,
      kind text not null,
      campus text,
      name jsonb not null,
      members jsonb not null,
      chair uuid not null,
      secretary uuid not null,
      legal_adviser uuid,
      active boolean not null,
      version integer not null,
      primary key (tenant_id, code)
    )`);
    await runner.query(`create table cases.committee_change (
      tenant_id uuid not null,
      code text not null,
      version integer not null,
      content jsonb not null,
      changed_by uuid not null,
      changed_at timestamptz not null,
      primary key (tenant_id, code, version)
    )`);
    for (const statement of [
      ...tenantTable('cases', 'committee', { service: ['select', 'insert', 'update'] }),
      ...tenantTable('cases', 'committee_change', { service: ['select', 'insert'] }),
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cases.committee_change');
    await runner.query('drop table cases.committee');
  }
}
