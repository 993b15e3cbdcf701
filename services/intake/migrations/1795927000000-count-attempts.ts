import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attempts that are limited, such as wrong short codes, counted by all processes together. */
export class CountAttempts1795927000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table intake.attempt');
  }
}

const STATEMENTS = [
  `create table intake.attempt (
     tenant_id uuid not null,
     mark bytea not null,
     level double precision not null,
     at timestamptz not null,
     primary key (tenant_id, mark)
   )`,
  ...tenantTable('intake', 'attempt'),
  'create index attempt_by_age on intake.attempt (tenant_id, at)',
];
