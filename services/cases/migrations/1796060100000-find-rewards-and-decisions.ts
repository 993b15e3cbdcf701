import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES = {
  accountability_matter_case: 'accountability_matter (tenant_id, case_no)',
  accountability_matter_state: 'accountability_matter (tenant_id, state, made_at, matter_id)',
  staff_reward_person: 'staff_reward (tenant_id, person_id, given_at, reward_id)',
};

/**
 * The case that a reward is for, and what lists are read by. Row-level security lets no condition on an array be answered by an index, so
 * matters are found by their people in a table of their own.
 */
export class FindRewardsAndDecisions1796060100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'alter table cases.staff_reward add column case_no text',
      `create table cases.accountability_person (
        tenant_id uuid not null,
        person_id uuid not null,
        matter_id uuid not null,
        made_at timestamptz not null,
        primary key (tenant_id, person_id, made_at, matter_id)
      )`,
      ...tenantTable('cases', 'accountability_person', { service: ['select', 'insert'] }),
      `insert into cases.accountability_person (tenant_id, person_id, matter_id, made_at)
        select tenant_id, unnest(persons), matter_id, made_at from cases.accountability_matter on conflict do nothing`,
      'drop index cases.accountability_matter_persons',
      ...Object.entries(INDEXES).map(([name, on]) => `create index ${name} on cases.${on}`),
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES)) await runner.query(`drop index cases.${name}`);
    await runner.query(
      'create index accountability_matter_persons on cases.accountability_matter using gin (persons)',
    );
    await runner.query('drop table cases.accountability_person');
    await runner.query('alter table cases.staff_reward drop column case_no');
  }
}
