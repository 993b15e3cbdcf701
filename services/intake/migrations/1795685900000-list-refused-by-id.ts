import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The list of refused messages pages by id, newest first. */
export class ListRefusedById1795685900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index intake.refused_submission_list');
    await runner.query(
      'create index refused_submission_list on intake.refused_submission (tenant_id, state, id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index intake.refused_submission_list');
    await runner.query(
      'create index refused_submission_list on intake.refused_submission (tenant_id, state, refused_at, id)',
    );
  }
}
