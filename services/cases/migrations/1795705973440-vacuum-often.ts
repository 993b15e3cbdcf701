import { serviceRole, vacuumOften } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'outbox',
  'inbox',
  'inbox_cursor',
  'complaint_case',
  'case_snapshot',
  'case_member',
  'clock',
  'clock_acknowledgement',
];

/** Tables that change are vacuumed before their dead rows are many; snapshots of old cases may be dropped. */
export class VacuumOften1795705973440 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Cases at rest have no snapshot.
    await runner.query(`grant delete on cases.case_snapshot to ${serviceRole('cases')}`);
    await runner.query(vacuumOften('cases', TABLES));
  }

  async down(): Promise<void> {
    // Settings of storage: nothing depends on them.
  }
}
