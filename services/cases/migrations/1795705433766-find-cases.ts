import { findTables } from '@tingsu/find';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The index by which cases are found by number and by the words of their handling, and the order in which numbers begin alike. */
export class FindCases1795705433766 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of findTables('cases')) await runner.query(statement);
    await runner.query(
      'create index complaint_case_no_begins on cases.complaint_case (tenant_id, case_no collate "C")',
    );
    await runner.query('alter table cases.access_log alter column case_no drop not null');
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: searches that name no case are in the log by now.');
  }
}
