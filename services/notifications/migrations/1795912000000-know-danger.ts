import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the words of a case speak of a danger. Of older cases it is known from their next grading, or after a rebuild. */
export class KnowDanger1795912000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table notifications.case_brief add column danger boolean not null default false',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table notifications.case_brief drop column danger');
  }
}
