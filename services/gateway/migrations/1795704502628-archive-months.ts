import { archiveTables } from '@tingsu/archive';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was archived, and the functions that drop a month and put it back. */
export class ArchiveMonths1795704502628 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of archiveTables('gateway')) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('What was archived is not forgotten: restore a backup instead.');
  }
}
