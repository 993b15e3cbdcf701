import { mergedSegments } from '@tingsu/find';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Older segments of the index for finding cases are merged. */
export class MergeSegments1795730572041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of mergedSegments('cases')) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: segments may have been merged by now.');
  }
}
