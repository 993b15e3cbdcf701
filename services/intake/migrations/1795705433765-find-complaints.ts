import { findTables } from '@tingsu/find';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The index by which complaints are found; who searched is logged with what was found by name or phone. */
export class FindComplaints1795705433765 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of findTables('intake')) await runner.query(statement);
    await runner.query(
      'alter table intake.access_log alter column complaint_id drop not null, add column reason text',
    );
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: searches that name no complaint are in the log by now.');
  }
}
