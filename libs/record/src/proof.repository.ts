import type { Transaction } from '@tingsu/database';
import { keySql, type KnownShape, rowSql, tableShapeOf, typesOf } from './sealing.repository.js';
import { SEALING } from './sealed-log.js';

export interface SealedRow {
  readonly shape: number;
  /** As pages name it: a JSON list. */
  readonly key: string;
  /** As leaves cover it. */
  readonly text: string;
  /** The transaction that wrote it; null for a row from before the log was sealed. */
  readonly sealing: string | null;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The row with this key, once for each shape in which it may have been sealed. */
export async function rowsAsSealed(
  tx: Transaction,
  log: string,
  shapes: readonly KnownShape[],
  values: readonly (string | number)[],
): Promise<SealedRow[]> {
  const table = await tableShapeOf(tx, log);
  const found: SealedRow[] = [];
  for (const shape of shapes) {
    const types = await typesOf(tx, shape);
    const where = values.map(
      (_, nr) => `t.${quoted(shape.key[nr] ?? '')} = $${nr + 2}::text::${types[nr] ?? 'text'}`,
    );
    const rows = await tx.query<Omit<SealedRow, 'shape'>>(
      `select ${keySql(shape.key)}::text as key, ${rowSql('$1')} as text, t.${SEALING}::text as sealing from ${log} t where ${where.join(' and ')}`,
      [table.columns.filter((name) => !shape.columns.includes(name)), ...values.map(String)],
    );
    found.push(...rows.map((row) => ({ ...row, shape: shape.shape })));
  }
  return found;
}

/** Pages that may hold a row. */
export function pagesWithKey(
  tx: Transaction,
  { shape, key, sealing }: SealedRow,
): Promise<{ position: number; keys: Buffer }[]> {
  return sealing === null
    ? tx.query(
        `select position::float8 as position, keys from record_page
         where shape = $1 and until is null and first_key <= $2::jsonb and last_key >= $2::jsonb order by first_key desc limit 2`,
        [shape, key],
      )
    : tx.query(
        `select position::float8 as position, keys from record_page
         where shape = $1 and until > $2::bigint and since <= $2::bigint order by until limit 2`,
        [shape, sealing],
      );
}

export async function nodesAt(
  tx: Transaction,
  height: number,
  from: number,
  count: number,
): Promise<Buffer[]> {
  const rows = await tx.query<{ readonly hash: Buffer }>(
    'select hash from record_node where height = $1 and index >= $2 and index < $3 order by index',
    [height, from, from + count],
  );
  return rows.map(({ hash }) => hash);
}

/** The pages in which the leaves from a place on lie. */
export function pagesAt(
  tx: Transaction,
  from: number,
  count: number,
): Promise<{ position: number; leaves: Buffer }[]> {
  return tx.query(
    `select position::float8 as position, leaves from record_page
     where position >= coalesce((select max(position) from record_page where position <= $1), 0) and position < $2 order by position`,
    [from, from + count],
  );
}
