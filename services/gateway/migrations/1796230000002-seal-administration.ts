import { sealTable, unsealTable } from '@tingsu/record';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const LOG = 'administration_log';

/** What administrators changed is sealed, too. The log is young: it takes no time. */
export class SealAdministration1796230000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of sealTable('gateway', LOG)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of unsealTable('gateway', LOG)) await runner.query(statement);
  }
}
