import { vacuumOften } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['outbox', 'inbox', 'inbox_cursor', 'case_fact', 'clock_fact', 'tally'];

/** Tables that change are vacuumed before their dead rows are many. */
export class VacuumOften1795705973438 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(vacuumOften('analytics', TABLES));
  }

  async down(): Promise<void> {
    // Settings of storage: nothing depends on them.
  }
}
