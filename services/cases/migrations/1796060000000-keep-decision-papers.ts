import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was decided in a matter, as it was decided; on whom it was served; and the numbers of decisions. */
export class KeepDecisionPapers1796060000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table cases.accountability_decision (
        tenant_id uuid not null,
        matter_id uuid not null,
        version integer not null,
        number text,
        decided_at timestamptz not null,
        concerned uuid[] not null,
        content bytea not null,
        sha256 bytea not null,
        primary key (tenant_id, matter_id, version)
      )`,
      `create table cases.accountability_service (
        tenant_id uuid not null,
        matter_id uuid not null,
        version integer not null,
        person_id uuid not null,
        medium text not null,
        receipt text not null,
        served_at timestamptz not null,
        appeal_until timestamptz,
        witness bytea,
        recorded_by uuid not null,
        recorded_at timestamptz not null,
        primary key (tenant_id, matter_id, version, person_id)
      )`,
      `create table cases.accountability_series (
        tenant_id uuid not null,
        campus text not null,
        series text not null,
        year integer not null,
        last integer not null,
        primary key (tenant_id, campus, series, year)
      )`,
      ...tenantTable('cases', 'accountability_decision', { service: ['select', 'insert'] }),
      ...tenantTable('cases', 'accountability_service', { service: ['select', 'insert'] }),
      ...tenantTable('cases', 'accountability_series', { service: ['select', 'insert', 'update'] }),
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['series', 'service', 'decision'])
      await runner.query(`drop table cases.accountability_${table}`);
  }
}
