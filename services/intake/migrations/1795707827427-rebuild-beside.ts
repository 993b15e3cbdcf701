import { rebuildSchema } from '@tingsu/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The copies of cases are rebuilt beside those that serve. */
export class RebuildBeside1795707827427 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of rebuildSchema('intake', ['case_copy'])) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('select intake.drop_rebuild()');
  }
}
