import { parkedDecisions } from '@tingsu/messaging';
import { dropRecordTables, recordTables, sealTable, unsealTable } from '@tingsu/record';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const LOGS = [
  'parked_decision',
  'access_log',
  'complaint',
  'complaint_addition',
  'complaint_registration',
  'evidence',
  'given_copy',
  'given_copy_file',
  'message',
  'message_file',
  'paper',
];

/** Rows of logs are sealed in a tree whose checkpoints lie elsewhere. */
export class SealLogs1796230000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ...parkedDecisions('intake'),
      ...recordTables('intake'),
      ...LOGS.flatMap((log) => sealTable('intake', log)),
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ...LOGS.flatMap((log) => unsealTable('intake', log)),
      ...dropRecordTables('intake'),
      'drop table intake.parked_decision',
    ])
      await runner.query(statement);
  }
}
