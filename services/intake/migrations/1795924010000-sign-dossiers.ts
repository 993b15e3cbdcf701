import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The keys by which a hospital group signs dossiers; the newest signs, the older ones prove what they signed. */
export class SignDossiers1795924010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table intake.dossier_key');
  }
}

const STATEMENTS = [
  `create table intake.dossier_key (
     tenant_id uuid not null,
     nr integer not null check (nr > 0),
     key_id text not null,
     public_key bytea not null,
     private_key bytea not null,
     made_by uuid,
     made_at timestamptz not null,
     primary key (tenant_id, nr)
   )`,
  ...tenantTable('intake', 'dossier_key', { service: ['select', 'insert'] }),
];
