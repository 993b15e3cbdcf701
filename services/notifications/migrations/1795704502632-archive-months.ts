import { archiveTables } from '@tingsu/archive';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was archived, and the functions that drop a month and put it back. */
export class ArchiveMonths1795704502632 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of archiveTables('notifications')) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('What was archived is not forgotten: restore a backup instead.');
  }
}
