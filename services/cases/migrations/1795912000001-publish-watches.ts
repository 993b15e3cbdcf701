import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who watches what is published from now on; what is watched already waits with version 0. */
export class PublishWatches1795912000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cases.case_watcher');
  }
}

const STATEMENTS = [
  `create table cases.case_watcher (
     tenant_id uuid not null,
     person_id uuid not null,
     version integer not null,
     primary key (tenant_id, person_id)
   )`,
  'alter table cases.case_watch no force row level security',
  `insert into cases.case_watcher (tenant_id, person_id, version)
     select distinct tenant_id, person_id, 0 from cases.case_watch`,
  'alter table cases.case_watch force row level security',
  'create index case_watcher_unpublished on cases.case_watcher (tenant_id) where version = 0',
  ...tenantTable('cases', 'case_watcher', {
    worker: 'select',
    service: ['select', 'insert', 'update'],
  }),
];
