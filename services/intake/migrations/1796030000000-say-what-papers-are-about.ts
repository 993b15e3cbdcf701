import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which list or report of a case a paper is about, counted for itself; and which sealed evidence a file proves. */
export class SayWhatPapersAreAbout1796030000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake.paper add column about text');
    await runner.query(
      `create unique index paper_of_subject on intake.paper (tenant_id, complaint_id, template, coalesce(about, ''), version)`,
    );
    await runner.query('drop index intake.paper_of_complaint');
    await runner.query('alter table intake.evidence add column hold_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake.evidence drop column hold_id');
    await runner.query(
      'create unique index paper_of_complaint on intake.paper (tenant_id, complaint_id, template, version)',
    );
    await runner.query('drop index intake.paper_of_subject');
    await runner.query('alter table intake.paper drop column about');
  }
}
