import { indexSealing } from '@tingsu/record';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const LOG = 'administration_log';

/** Apart, since the index is made outside of a transaction. */
export class FindUnsealedAdministration1796230000003 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await indexSealing(runner, 'gateway', LOG);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index gateway.${LOG}_sealing`);
  }
}
