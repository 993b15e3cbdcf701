import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who mediates, since when and until when, for the progress page. */
export class KnowOfMediations1796010000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake.case_copy add column mediation jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake.case_copy drop column mediation');
  }
}
