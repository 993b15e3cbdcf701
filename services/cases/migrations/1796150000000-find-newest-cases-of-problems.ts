import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The newest cases behind a common problem, however many it has. */
export class FindNewestCasesOfProblems1796150000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create index common_problem_case_newest on cases.common_problem_case (tenant_id, problem_id, case_id)',
    );
    await runner.query('drop index cases.common_problem_case_problem');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create index common_problem_case_problem on cases.common_problem_case (tenant_id, problem_id)',
    );
    await runner.query('drop index cases.common_problem_case_newest');
  }
}
