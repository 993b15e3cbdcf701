import { workerRole } from '@tingsu/database';
import { monthsOfMessaging } from '@tingsu/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Partitions that the service makes ahead; an inbox that holds only what waits. */
export class CutByMonth1795703205841 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: months that were archived are not put together again.');
  }
}

const STATEMENTS = [
  ...monthsOfMessaging('analytics'),
  `grant truncate on analytics.inbox to ${workerRole('analytics')}`,
];
