import { rebuildSchema } from '@tingsu/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The briefs of cases are rebuilt beside those that serve. */
export class RebuildBeside1795707827428 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of rebuildSchema('notifications', ['case_brief']))
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('select notifications.drop_rebuild()');
  }
}
