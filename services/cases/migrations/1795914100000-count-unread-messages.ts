import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists say how many messages of the complainant wait to be read; no case knows of any before. */
export class CountUnreadMessages1795914100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table cases.complaint_case add column unread smallint not null default 0',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table cases.complaint_case drop column unread');
  }
}
