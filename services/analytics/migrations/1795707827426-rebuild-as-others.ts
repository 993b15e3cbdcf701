import { rebuildSchema } from '@tingsu/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The functions of a rebuild as every service has them. */
export class RebuildAsOthers1795707827426 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of rebuildSchema('analytics', [
      'case_fact',
      'clock_fact',
      'tally',
      'clock_label',
      'organisation',
    ]))
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('select analytics.drop_rebuild()');
  }
}
