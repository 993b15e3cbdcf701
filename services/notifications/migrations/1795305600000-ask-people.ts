import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  // A notice may ask its reader to acknowledge a step; it is settled once somebody did, or nobody has to any more.
  `alter table notice add column settled_at timestamptz`,
  `create index notice_asking on notice (tenant_id, case_id) where settled_at is null and facts -> 'acknowledge' is not null`,
  `alter table case_brief add column requesters jsonb not null default '{}'`,
];

export class AskPeople1795305600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table notice drop column settled_at');
    await runner.query('alter table case_brief drop column requesters');
  }
}
