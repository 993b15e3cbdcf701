import { parkedHashes } from '@tingsu/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A parked message keeps what it was and what was applied in its place. */
export class HashSettledMessages1795678705366 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(parkedHashes('intake'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table intake.parked_message drop column body_sha256, drop column replayed_sha256',
    );
  }
}
