import { indexSealing } from '@tingsu/record';
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

/** The sealer finds new rows by an index, which is made while others write. */
export class FindUnsealedRows1796230000001 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const log of LOGS) await indexSealing(runner, 'cases', log);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const log of LOGS) await runner.query(`drop index cases.${log}_sealing`);
  }
}
