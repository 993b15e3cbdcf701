import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Call-backs that are owed, in the order in which the desk lists them. */
export class ListCallBacks1795880100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index clock_call_backs on cases.clock (tenant_id, due_at, case_id, clock_id) where kind = 'followup' and state = 'running'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index cases.clock_call_backs');
  }
}
