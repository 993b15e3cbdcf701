import { serviceRole, tenantTable, workerRole } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const KINDS = 'policy_draft_kind_check';

/** Which policies hold where: sets that are drafted and approved like policies, and never changed after that. */
export class BindPolicies1795728988946 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table cases.policy_draft drop constraint ${KINDS}`);
    await runner.query(
      `alter table cases.policy_draft add constraint ${KINDS} check (kind in ('policy', 'calendar', 'bindings'))`,
    );
    await runner.query(`create table cases.binding_set (
      tenant_id uuid not null,
      number integer not null check (number > 0),
      rows jsonb not null,
      draft_id uuid,
      author uuid,
      approver uuid,
      published_at timestamptz not null,
      primary key (tenant_id, number)
    )`);
    for (const statement of [
      ...tenantTable('cases', 'binding_set', { service: ['select', 'insert'], worker: 'select' }),
      ...unalterable('binding_set'),
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cases.binding_set');
    await runner.query(`alter table cases.policy_draft drop constraint ${KINDS}`);
    await runner.query(
      `alter table cases.policy_draft add constraint ${KINDS} check (kind in ('policy', 'calendar')) not valid`,
    );
  }
}

/** The function came with the first migration; the trigger also stops the owner of the table. */
function unalterable(table: string): string[] {
  return [
    `create trigger append_only before update or delete on cases.${table} for each row execute function cases.refuse_change()`,
    `create trigger never_emptied before truncate on cases.${table} for each statement execute function cases.refuse_change()`,
    `revoke update, delete, truncate on cases.${table} from ${serviceRole('cases')}, ${workerRole('cases')}`,
  ];
}
