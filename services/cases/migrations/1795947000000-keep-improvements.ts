import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'improvement_action',
  'improvement_case',
  'improvement_log',
  'improvement_alarm',
  'common_problem',
  'common_problem_case',
];

/** What is done so that it does not happen again, what of it is due when, and what was complained of again and again. */
export class KeepImprovements1795947000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table cases.improvement_action (
      tenant_id uuid not null,
      action_id uuid not null,
      version integer not null,
      campus text not null,
      department text not null,
      owner uuid,
      origin text not null,
      origin_id uuid,
      category text,
      causes text[] not null,
      words bytea not null,
      state text not null,
      round integer not null,
      opened_at timestamptz not null,
      opened_by uuid not null,
      due_at timestamptz not null,
      done_at timestamptz,
      done_by uuid,
      check_due_at timestamptz,
      ended_at timestamptz,
      order_at timestamptz not null,
      follows uuid,
      primary key (tenant_id, action_id)
    )`);
    await runner.query(`create table cases.improvement_case (
      tenant_id uuid not null,
      case_id uuid not null,
      action_id uuid not null,
      primary key (tenant_id, case_id, action_id)
    )`);
    await runner.query(`create table cases.improvement_log (
      tenant_id uuid not null,
      action_id uuid not null,
      version integer not null,
      at timestamptz not null,
      step text not null,
      actor uuid,
      words bytea,
      primary key (tenant_id, action_id, version)
    )`);
    await runner.query(`create table cases.improvement_alarm (
      tenant_id uuid not null,
      action_id uuid not null,
      step text not null,
      at timestamptz not null,
      due_at timestamptz not null,
      notify text[] not null,
      primary key (tenant_id, action_id, step)
    )`);
    await runner.query(`create table cases.common_problem (
      tenant_id uuid not null,
      problem_id uuid not null,
      version integer not null,
      campus text not null,
      department text not null,
      category text not null,
      count integer not null,
      since timestamptz not null,
      at_count integer not null,
      time_window jsonb not null,
      found_at timestamptz not null,
      answered_at timestamptz,
      answered_by uuid,
      action_id uuid,
      reason bytea,
      primary key (tenant_id, problem_id)
    )`);
    await runner.query(`create table cases.common_problem_case (
      tenant_id uuid not null,
      case_id uuid not null,
      problem_id uuid not null,
      primary key (tenant_id, case_id, problem_id)
    )`);
    for (const statement of [
      ...tenantTable('cases', 'improvement_action', { service: ['select', 'insert', 'update'] }),
      ...tenantTable('cases', 'improvement_case', { service: ['select', 'insert'] }),
      ...tenantTable('cases', 'improvement_log', { service: ['select', 'insert'] }),
      ...tenantTable('cases', 'improvement_alarm', {
        service: ['select', 'insert', 'update', 'delete'],
        worker: 'select',
      }),
      ...tenantTable('cases', 'common_problem', { service: ['select', 'insert', 'update'] }),
      ...tenantTable('cases', 'common_problem_case', { service: ['select', 'insert'] }),
      'create index improvement_action_state on cases.improvement_action (tenant_id, state, order_at, action_id)',
      `create index improvement_action_ended on cases.improvement_action (tenant_id, order_at desc, action_id desc)
         where state in ('improved', 'not_improved', 'withdrawn')`,
      'create index improvement_action_follows on cases.improvement_action (tenant_id, follows) where follows is not null',
      'create index improvement_case_action on cases.improvement_case (tenant_id, action_id)',
      'create index improvement_alarm_at on cases.improvement_alarm (at)',
      'create unique index common_problem_open on cases.common_problem (tenant_id, campus, department, category) where answered_at is null',
      'create index common_problem_found on cases.common_problem (tenant_id, found_at, problem_id)',
      'create index common_problem_case_problem on cases.common_problem_case (tenant_id, problem_id)',
      `create index complaint_case_matter on cases.complaint_case (tenant_id, campus, lead_department, category, received_at)
         where lead_department is not null and category is not null`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index cases.complaint_case_matter');
    for (const table of TABLES) await runner.query(`drop table cases.${table}`);
  }
}
