import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every campus owes day by day and month by month, apart from its cases. */
export class KeepRoutines1795740835420 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table cases.routine_task (
      tenant_id uuid not null,
      task_id uuid not null,
      routine_id text not null,
      campus text not null,
      owner text not null,
      department text,
      period date not null,
      label jsonb not null,
      means jsonb not null,
      due_at timestamptz not null,
      flag_at timestamptz not null,
      escalate_at timestamptz,
      escalate_to text[] not null,
      missed_at timestamptz,
      escalated_at timestamptz,
      done_at timestamptz,
      done_by uuid,
      note bytea,
      version integer not null,
      made_at timestamptz not null,
      primary key (tenant_id, task_id)
    )`);
    for (const statement of [
      ...tenantTable('cases', 'routine_task', {
        service: ['select', 'insert', 'update'],
        worker: 'select',
      }),
      'create index routine_task_open on cases.routine_task (tenant_id, due_at, task_id) where done_at is null',
      'create index routine_task_done on cases.routine_task (tenant_id, done_at, task_id) where done_at is not null',
      'create index routine_task_to_flag on cases.routine_task (flag_at) where done_at is null and missed_at is null',
      'create index routine_task_to_escalate on cases.routine_task (escalate_at) where done_at is null and escalated_at is null',
      'create index routine_task_made on cases.routine_task (tenant_id, campus, made_at)',
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cases.routine_task');
  }
}
