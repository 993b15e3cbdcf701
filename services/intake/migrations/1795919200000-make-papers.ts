import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers of a complaint that were made for good, each as the file that it was, and the numbers of their series. */
export class MakePapers1795919200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table intake.paper');
    await runner.query('drop table intake.paper_series');
  }
}

const STATEMENTS = [
  `create table intake.paper (
     tenant_id uuid not null,
     id uuid not null,
     complaint_id uuid not null,
     template text not null,
     version integer not null,
     number text,
     language text not null,
     source text not null,
     missing text[] not null,
     bytes integer not null,
     sha256 bytea not null,
     storage_key text not null,
     made_by uuid not null,
     made_role text not null,
     made_at timestamptz not null,
     primary key (tenant_id, id)
   )`,
  `create table intake.paper_series (
     tenant_id uuid not null,
     campus text not null,
     series text not null,
     year integer not null,
     last integer not null,
     primary key (tenant_id, campus, series, year)
   )`,
  ...tenantTable('intake', 'paper', { service: ['select', 'insert'] }),
  ...tenantTable('intake', 'paper_series', { service: ['select', 'insert', 'update'] }),
  'create unique index paper_of_complaint on intake.paper (tenant_id, complaint_id, template, version)',
];
