import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which experts the hospital waits for, and since when, for the progress page. */
export class KnowOfExpertOpinions1796110000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake.case_copy add column expert_opinion jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake.case_copy drop column expert_opinion');
  }
}
