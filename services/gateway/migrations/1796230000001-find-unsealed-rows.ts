import { indexSealing } from '@tingsu/record';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const LOGS = ['parked_decision', 'sign_in_log'];

/** The sealer finds new rows by an index, which is made while others write. */
export class FindUnsealedRows1796230000001 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const log of LOGS) await indexSealing(runner, 'gateway', log);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const log of LOGS) await runner.query(`drop index gateway.${log}_sealing`);
  }
}
