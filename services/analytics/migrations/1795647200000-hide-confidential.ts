import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A confidential clue is left out of the figures of the unit that it complains of. */
export class HideConfidential1795647200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table analytics.case_fact add column hidden_from text[] not null default '{}'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table analytics.case_fact drop column hidden_from');
  }
}
