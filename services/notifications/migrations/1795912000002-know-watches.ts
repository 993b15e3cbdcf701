import { tenantTable } from '@tingsu/database';
import { rebuildSchema } from '@tingsu/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who watches which case, as cases published it last. It is rebuilt with what is known of the cases. */
export class KnowWatches1795912000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('select notifications.drop_rebuild()');
    for (const statement of rebuildSchema('notifications', ['case_brief']))
      await runner.query(statement);
    await runner.query('drop table notifications.case_watch');
  }
}

const STATEMENTS = [
  `create table notifications.case_watch (
     tenant_id uuid not null,
     case_id uuid not null,
     person_id uuid not null,
     primary key (tenant_id, case_id, person_id)
   )`,
  'create index case_watch_of_person on notifications.case_watch (tenant_id, person_id)',
  ...tenantTable('notifications', 'case_watch', { worker: 'select' }),
  // A rebuild that was interrupted knows nothing of watches: it begins again.
  'select notifications.drop_rebuild()',
  ...rebuildSchema('notifications', ['case_brief', 'case_watch']),
];
