import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that staff add about a complaint: what they show, who gave them, and who added them. */
export class KeepOfficeFiles1795890100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table intake.evidence (
      tenant_id uuid not null,
      upload_id uuid not null,
      complaint_id uuid not null,
      slot text not null,
      taken_at timestamptz,
      words bytea not null,
      added_by uuid not null,
      added_role text not null,
      added_at timestamptz not null,
      primary key (tenant_id, upload_id)
    )`);
    for (const statement of [
      ...tenantTable('intake', 'evidence', { service: ['select', 'insert'] }),
      'create index evidence_of_complaint on intake.evidence (tenant_id, complaint_id, added_at, upload_id)',
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table intake.evidence');
  }
}
