import { serviceRole, tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was told to read something, until when, and when they are told again. */
export class TellReaders1796070100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'alter table cases.reading add column version integer not null default 0',
      `grant update (version) on cases.reading to ${serviceRole('cases')}`,
      `create table cases.reading_reader (
        tenant_id uuid not null,
        reading_id uuid not null,
        person_id uuid not null,
        told_at timestamptz not null,
        due_at timestamptz not null,
        next_step text,
        next_at timestamptz,
        primary key (tenant_id, reading_id, person_id),
        check ((next_step is null) = (next_at is null))
      )`,
      ...tenantTable('cases', 'reading_reader', {
        service: ['select', 'insert', 'update'],
        worker: 'select',
      }),
      'create index reading_reader_next on cases.reading_reader (next_at) where next_at is not null',
      'create index reading_reader_person on cases.reading_reader (tenant_id, person_id, reading_id)',
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cases.reading_reader');
    await runner.query('alter table cases.reading drop column version');
  }
}
