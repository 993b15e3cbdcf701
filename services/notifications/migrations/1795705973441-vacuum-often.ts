import { vacuumOften } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['outbox', 'inbox', 'inbox_cursor', 'case_brief', 'notice', 'delivery'];

/** Tables that change are vacuumed before their dead rows are many. */
export class VacuumOften1795705973441 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(vacuumOften('notifications', TABLES));
  }

  async down(): Promise<void> {
    // Settings of storage: nothing depends on them.
  }
}
