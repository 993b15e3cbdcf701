import { workerRole } from '@tingsu/database';
import { rewrappableKeys } from '@tingsu/privacy';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The keys of all groups can be put under another master key. */
export class RotateMasterKeys1796220000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of rewrappableKeys('notifications')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'drop function notifications.rewrap_data_key(uuid, text, smallint, bytea, bytea)',
      `revoke select on notifications.data_key from ${workerRole('notifications')}`,
      'drop policy all_tenants on notifications.data_key',
    ])
      await runner.query(statement);
  }
}
