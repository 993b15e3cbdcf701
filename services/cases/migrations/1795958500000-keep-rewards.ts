import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Praise and rewards of staff: rows are only added. */
export class KeepRewards1795958500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table cases.staff_reward (
      tenant_id uuid not null,
      reward_id uuid not null,
      kind text not null,
      campus text not null,
      department text not null,
      person_id uuid,
      reason bytea not null,
      given_by uuid not null,
      given_at timestamptz not null,
      primary key (tenant_id, reward_id)
    )`);
    for (const statement of [
      ...tenantTable('cases', 'staff_reward', { service: ['select', 'insert'] }),
      'create index staff_reward_given on cases.staff_reward (tenant_id, given_at, reward_id)',
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cases.staff_reward');
  }
}
