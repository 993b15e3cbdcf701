import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Meetings to which the complainant is asked, for the progress page. */
export class KeepMeetings1796020000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake.case_copy add column meetings jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake.case_copy drop column meetings');
  }
}
