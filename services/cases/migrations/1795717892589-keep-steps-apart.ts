import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Steps of clocks no longer rewrite the snapshot: what they changed since it was written lies in the row of the case. */
export class KeepStepsApart1795717892589 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table cases.complaint_case add column stepped jsonb');
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: snapshots would lack the steps since they were written.');
  }
}
