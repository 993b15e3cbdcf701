import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who must say that he knows of a step of a clock, and why a step acted. */
export class AcknowledgeClocks1795307400000 implements MigrationInterface {
  static readonly formerNames = ['AcknowledgeClocks1763776200000'];

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('What people acknowledged is not forgotten: restore a backup instead.');
  }
}

const STATEMENTS = [
  `create table cases.clock_acknowledgement (
     tenant_id uuid not null,
     case_id uuid not null,
     clock_id text not null,
     generation integer not null,
     step_id text not null,
     action text not null,
     level integer not null,
     notify text[] not null,
     opened_at timestamptz not null,
     due_at timestamptz not null,
     state text not null check (state in ('open', 'acknowledged', 'not_needed')),
     closed_at timestamptz,
     acknowledged_by uuid,
     primary key (tenant_id, case_id, clock_id, generation, step_id)
   ) with (fillfactor = 80)`,
  `create index clock_acknowledgement_open on cases.clock_acknowledgement (tenant_id, due_at, case_id, clock_id, step_id) where state = 'open'`,
  ...tenantTable('cases', 'clock_acknowledgement', {
    service: ['select', 'insert', 'update'],
    worker: 'select',
  }),
  `alter table cases.clock_firing add column cause text not null default 'time' check (cause in ('time', 'unacknowledged'))`,
  // What another clock says earlier already is not listed twice.
  `alter table cases.clock add column implied boolean not null default false`,
  // The list of overdue clocks: those that ran out and are still owed.
  `create index clock_overdue on cases.clock (tenant_id, due_at, case_id, clock_id) where state = 'running' and breached_at is not null and not implied`,
];
