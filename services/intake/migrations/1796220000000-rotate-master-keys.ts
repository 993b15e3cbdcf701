import { workerRole } from '@tingsu/database';
import { rewrappableKeys } from '@tingsu/privacy';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The keys of all groups can be put under another master key. */
export class RotateMasterKeys1796220000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of rewrappableKeys('intake')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'drop function intake.rewrap_data_key(uuid, text, smallint, bytea, bytea)',
      `revoke select on intake.data_key from ${workerRole('intake')}`,
      'drop policy all_tenants on intake.data_key',
    ])
      await runner.query(statement);
  }
}
