import { subjectKeyTables } from '@tingsu/privacy';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A data key for each complaint, so that the words of one can be made unreadable by themselves. */
export class KeysOfSubjects1796220000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of subjectKeyTables('intake')) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error(
      'Restore a backup: what was sealed since would be unreadable without its keys.',
    );
  }
}
