import { cutByMonth } from '@tingsu/database';
import { monthsOfMessaging } from '@tingsu/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Partitions that the service makes ahead, of the access log too; an inbox that holds only what waits. */
export class CutByMonth1795703205842 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: months that were archived are not put together again.');
  }
}

const STATEMENTS = [
  ...monthsOfMessaging('intake'),
  ...cutByMonth('intake', {
    table: 'access_log',
    key: 'at',
    primaryKey: ['tenant_id', 'id', 'at'],
    indexes: [
      ['index', 'access_log_of_complaint', '(tenant_id, complaint_id, at)'],
      ['index', 'access_log_by_time', '(tenant_id, at desc, id desc)'],
    ],
    rights: { service: ['select', 'insert'], worker: 'select' },
  }),
  'select intake.make_partitions()',
];
