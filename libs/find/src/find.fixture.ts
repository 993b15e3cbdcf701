import { tenantTable, type Transaction } from '@tingsu/database';
import { dataKeyTables } from '@tingsu/privacy';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { findTables, mergedSegments } from './find.ddl.js';
import type { FindSource } from './rebuild-index.usecase.js';
import { textTokens } from './text-tokens.js';

/** The tables of the index, and one of texts that it is rebuilt from. */
export class KeepProbe2026112600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...dataKeyTables('probe'),
      ...findTables('probe'),
      ...mergedSegments('probe'),
      'create table probe.said (tenant_id uuid not null, id uuid not null, at timestamptz not null, text text not null, primary key (tenant_id, id))',
      ...tenantTable('probe', 'said'),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {}
}

/** A text that shares its words with all others, with every hundredth, and with none. */
export const textOf = (n: number): string =>
  `投诉挂号窗口${n % 100 === 0 ? '，每百人排队' : ''}，唯一${String(n).padStart(2, '0')}。`;

export class ProbeSource implements FindSource {
  async count(tx: Transaction): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      'select count(*)::int as n from said where tenant_id = $1',
      [tx.tenantId],
    );
    return row?.n ?? 0;
  }

  async read(tx: Transaction, position: string | null, most: number) {
    const rows = await tx.query<{ id: string; at: Date; text: string }>(
      'select id, at, text from said where tenant_id = $1 and id > $2::uuid order by id limit $3',
      [tx.tenantId, position ?? '00000000-0000-0000-0000-000000000000', most],
    );
    return {
      entries: rows.map(({ id, at, text }) => ({
        subject: id,
        part: 0,
        at,
        tokens: textTokens(text),
      })),
      subjects: rows.length,
      position: rows.length < most ? null : (rows.at(-1)?.id ?? null),
    };
  }
}
