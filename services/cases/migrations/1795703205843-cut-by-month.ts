import { cutByMonth } from '@tingsu/database';
import { monthsOfMessaging } from '@tingsu/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Partitions that the service makes ahead, of firings and the access log too; an inbox that holds only what waits. */
export class CutByMonth1795703205843 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: months that were archived are not put together again.');
  }
}

const STATEMENTS = [
  ...monthsOfMessaging('cases'),
  ...cutByMonth('cases', {
    table: 'access_log',
    key: 'at',
    primaryKey: ['tenant_id', 'id', 'at'],
    indexes: [
      ['index', 'access_log_case', '(tenant_id, case_no, at desc)'],
      ['index', 'access_log_person', '(tenant_id, person_id, at desc)'],
      ['index', 'access_log_by_time', '(tenant_id, at desc, id desc)'],
    ],
    rights: { service: ['select', 'insert'], worker: 'select' },
  }),
  `create trigger append_only before update or delete on cases.access_log
     for each row execute function cases.refuse_change()`,
  // The month of a firing is that of its clock's generation: the key still says that a step of it acts once.
  'alter table cases.clock_firing add column set_at timestamptz',
  'alter table cases.clock no force row level security',
  'alter table cases.clock_firing no force row level security',
  `update cases.clock_firing f set set_at = coalesce(
     (select date_trunc('milliseconds', k.set_at) from cases.clock k where k.tenant_id = f.tenant_id and k.case_id = f.case_id
        and k.clock_id = f.clock_id and k.generation = f.generation), least(f.step_at, f.fired_at))`,
  'alter table cases.clock force row level security',
  'alter table cases.clock_firing alter column set_at set not null',
  ...cutByMonth('cases', {
    table: 'clock_firing',
    key: 'set_at',
    primaryKey: ['tenant_id', 'case_id', 'clock_id', 'generation', 'step_id', 'set_at'],
    indexes: [['index', 'clock_firing_at', '(tenant_id, fired_at)']],
    rights: { service: ['select', 'insert'], worker: 'select' },
  }),
  'select cases.make_partitions()',
];
