import { parkedDecisions } from '@tingsu/messaging';
import { dropRecordTables, recordTables, sealTable, unsealTable } from '@tingsu/record';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const LOGS = ['parked_decision'];

/** Rows of logs are sealed in a tree whose checkpoints lie elsewhere. */
export class SealLogs1796230000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ...parkedDecisions('analytics'),
      ...recordTables('analytics'),
      ...LOGS.flatMap((log) => sealTable('analytics', log)),
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ...LOGS.flatMap((log) => unsealTable('analytics', log)),
      ...dropRecordTables('analytics'),
      'drop table analytics.parked_decision',
    ])
      await runner.query(statement);
  }
}
