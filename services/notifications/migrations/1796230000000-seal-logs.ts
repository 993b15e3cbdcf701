import { parkedDecisions } from '@tingsu/messaging';
import { dropRecordTables, recordTables, sealTable, unsealTable } from '@tingsu/record';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const LOGS = ['parked_decision'];

/** Rows of logs are sealed in a tree whose checkpoints lie elsewhere. */
export class SealLogs1796230000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ...parkedDecisions('notifications'),
      ...recordTables('notifications'),
      ...LOGS.flatMap((log) => sealTable('notifications', log)),
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ...LOGS.flatMap((log) => unsealTable('notifications', log)),
      ...dropRecordTables('notifications'),
      'drop table notifications.parked_decision',
    ])
      await runner.query(statement);
  }
}
