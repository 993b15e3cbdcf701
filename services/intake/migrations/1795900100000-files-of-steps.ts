import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The step whose text a file stands beside. Files that came before belong to the case as a whole. */
export class FilesOfSteps1795900100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake.evidence add column step text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake.evidence drop column step');
  }
}
