import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a complainant wants to be reached; codes only. */
export class KeepReachWishes1795935200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table intake.reach_wish');
  }
}

const STATEMENTS = [
  `create table intake.reach_wish (
     tenant_id uuid not null,
     complaint_id uuid not null,
     medium text,
     times text not null,
     language text not null,
     said_at timestamptz not null,
     primary key (tenant_id, complaint_id)
   )`,
  ...tenantTable('intake', 'reach_wish', { service: ['select', 'insert', 'update'] }),
];
