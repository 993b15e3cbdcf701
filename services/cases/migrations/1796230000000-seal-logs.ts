import { parkedDecisions } from '@tingsu/messaging';
import { dropRecordTables, recordTables, sealTable, unsealTable } from '@tingsu/record';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const LOGS = [
  'parked_decision',
  'access_log',
  'accountability_decision',
  'accountability_entry',
  'accountability_service',
  'binding_set',
  'calendar_version',
  'case_log',
  'case_text',
  'clock_firing',
  'committee_change',
  'improvement_log',
  'learning_record',
  'policy_activation',
  'policy_log',
  'policy_version',
  'reading_confirmation',
  'safety_entry',
  'staff_reward',
];

/** Rows of logs are sealed in a tree whose checkpoints lie elsewhere. */
export class SealLogs1796230000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ...parkedDecisions('cases'),
      ...recordTables('cases'),
      ...LOGS.flatMap((log) => sealTable('cases', log)),
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ...LOGS.flatMap((log) => unsealTable('cases', log)),
      ...dropRecordTables('cases'),
      'drop table cases.parked_decision',
    ])
      await runner.query(statement);
  }
}
