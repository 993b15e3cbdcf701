import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the hospital waits for from the complainant, for the progress page. */
export class KnowWhatIsWanted1795927200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake.case_copy add column wanted jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake.case_copy drop column wanted');
  }
}
