import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hazards, suggestions and praise beside complaints; the contract says which kinds there are. */
export class KnowOtherKinds1795729408157 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake.complaint drop constraint complaint_case_kind_check');
  }

  /** Fails when there are others than complaints. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table intake.complaint add constraint complaint_case_kind_check check (case_kind in ('external', 'internal'))`,
    );
  }
}
