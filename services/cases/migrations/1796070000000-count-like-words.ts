import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const OPEN = 'on cases.common_problem (tenant_id, campus, department, category)';

/** Marks of the words of complaints for as long as they are compared, and common problems that were found by them. */
export class CountLikeWords1796070000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table cases.case_words (
        tenant_id uuid not null,
        complaint_id uuid not null,
        campus text not null,
        received_at timestamptz not null,
        epoch integer not null,
        words integer[] not null,
        person integer,
        primary key (tenant_id, complaint_id)
      )`,
      ...tenantTable('cases', 'case_words', { service: ['select', 'insert', 'delete'] }),
      'create index case_words_newest on cases.case_words (tenant_id, campus, received_at desc, complaint_id)',
      `alter table cases.common_problem add column found_by text not null default 'matter', add column words integer[] not null default '{}',
         add column epoch integer`,
      // Some hundred rows at most: one problem a department and matter is open at a time.
      `create unique index common_problem_open_matter ${OPEN} where answered_at is null and found_by = 'matter'`,
      'drop index cases.common_problem_open',
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from cases.common_problem_case where problem_id in
      (select problem_id from cases.common_problem where found_by = 'words')`);
    await runner.query(`delete from cases.common_problem where found_by = 'words'`);
    await runner.query(`create unique index common_problem_open ${OPEN} where answered_at is null`);
    await runner.query('drop index cases.common_problem_open_matter');
    await runner.query(
      'alter table cases.common_problem drop column found_by, drop column words, drop column epoch',
    );
    await runner.query('drop table cases.case_words');
  }
}
