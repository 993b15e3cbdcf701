import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists say how often departments were pressed for their work; no case knows of it before. */
export class CountUrges1795906000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table cases.complaint_case add column urged smallint not null default 0',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table cases.complaint_case drop column urged');
  }
}
