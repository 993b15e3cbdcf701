import { archiveTables, shutArchiveTables } from '@tingsu/archive';
import { cutByMonth, partitionFunctions, tenantTable } from '@tingsu/database';
import { generateKeyPairSync } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { indexSealing, recordTables, sealTable } from './record.ddl.js';
import type { SealedLog } from './sealed-log.js';

export const TENANT = '01900000-0000-7000-8000-000000000001';
export const ORIGIN = 'test/probe';

export const LOGS: readonly SealedLog[] = [
  { table: 'deed', at: 'at', but: ['read_at'] },
  { table: 'visit', at: 'at', keptDays: 365 },
  { table: 'ring' },
];

const OLD_DEEDS = 25;

/** Three logs: one with rows from before it was sealed, one cut by months. */
export class Probe1796230000000 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table probe.deed (tenant_id uuid not null, nr integer not null, at timestamptz not null default now(), words jsonb, sealed bytea,
         read_at timestamptz, primary key (tenant_id, nr))`,
      ...tenantTable('probe', 'deed'),
      `create table probe.visit (tenant_id uuid not null, id uuid primary key default gen_random_uuid(), at timestamptz not null default now())`,
      ...tenantTable('probe', 'visit'),
      'alter table probe.deed no force row level security',
      `insert into probe.deed (tenant_id, nr, words) select '${TENANT}', n, jsonb_build_object('n', n) from generate_series(1, ${OLD_DEEDS}) n`,
      'alter table probe.deed force row level security',
      `create table probe.ring (tenant_id uuid not null, id uuid not null default gen_random_uuid(), rung_at timestamptz not null)`,
      ...tenantTable('probe', 'ring', { worker: 'select' }),
      ...partitionFunctions('probe'),
      ...cutByMonth('probe', {
        table: 'ring',
        key: 'rung_at',
        primaryKey: ['tenant_id', 'id', 'rung_at'],
        rights: { worker: 'select' },
      }),
      ...archiveTables('probe'),
      ...shutArchiveTables('probe'),
      ...recordTables('probe'),
      ...sealTable('probe', 'deed'),
      ...sealTable('probe', 'visit'),
      ...sealTable('probe', 'ring'),
    ])
      await runner.query(statement);
    for (const log of ['deed', 'visit', 'ring']) await indexSealing(runner, 'probe', log);
  }

  async down(): Promise<void> {}
}

export const newKey = () => generateKeyPairSync('ed25519').privateKey;
