import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who answers for each way by which complaints come in, and the last test of it. */
export class KnowInlets1795933000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table intake.inlet');
  }
}

const STATEMENTS = [
  `create table intake.inlet (
     tenant_id uuid not null,
     inlet text not null,
     person_id uuid,
     test_id uuid,
     tested_at timestamptz,
     came_at timestamptz,
     primary key (tenant_id, inlet)
   )`,
  'create unique index inlet_test on intake.inlet (test_id) where test_id is not null',
  ...tenantTable('intake', 'inlet', { service: ['select', 'insert', 'update'], worker: 'all' }),
];
