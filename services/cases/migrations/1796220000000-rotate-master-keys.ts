import { workerRole } from '@tingsu/database';
import { rewrappableKeys } from '@tingsu/privacy';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The keys of all groups can be put under another master key. */
export class RotateMasterKeys1796220000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of rewrappableKeys('cases')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'drop function cases.rewrap_data_key(uuid, text, smallint, bytea, bytea)',
      `revoke select on cases.data_key from ${workerRole('cases')}`,
      'drop policy all_tenants on cases.data_key',
    ])
      await runner.query(statement);
  }
}
