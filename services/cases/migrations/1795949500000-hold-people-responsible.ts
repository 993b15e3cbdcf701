import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Matters of accountability as they stand, and their history, to which rows are only added. */
export class HoldPeopleResponsible1795949500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table cases.accountability_matter (
        tenant_id uuid not null,
        matter_id uuid not null,
        version integer not null,
        case_id uuid not null,
        case_no text not null,
        campus text not null,
        department text not null,
        state text not null,
        degree text,
        persons uuid[] not null,
        lines jsonb not null,
        established jsonb not null,
        changes jsonb not null,
        proposed_by uuid not null,
        decided_by uuid[] not null,
        appealed_by uuid,
        made_at timestamptz not null,
        primary key (tenant_id, matter_id)
      )`,
      `create table cases.accountability_entry (
        tenant_id uuid not null,
        matter_id uuid not null,
        version integer not null,
        kind text not null,
        at timestamptz not null,
        by_person uuid not null,
        lines jsonb not null,
        words bytea not null,
        primary key (tenant_id, matter_id, version)
      )`,
      ...tenantTable('cases', 'accountability_matter', {
        service: ['select', 'insert', 'update'],
      }),
      ...tenantTable('cases', 'accountability_entry', { service: ['select', 'insert'] }),
      'create index accountability_matter_made on cases.accountability_matter (tenant_id, made_at, matter_id)',
      'create index accountability_matter_persons on cases.accountability_matter using gin (persons)',
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cases.accountability_entry');
    await runner.query('drop table cases.accountability_matter');
  }
}
