import { indexSealing } from '@tingsu/record';
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

/** The sealer finds new rows by an index, which is made while others write. */
export class FindUnsealedRows1796230000001 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const log of LOGS) await indexSealing(runner, 'intake', log);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const log of LOGS) await runner.query(`drop index intake.${log}_sealing`);
  }
}
