import type { RowOf, Transaction } from '@tingsu/database';
import { ArchivedPartitions, MaintenanceRuns } from './archive.entity.js';
import type { GrowingTable, Partition } from './growing.js';

export type Archived = RowOf<typeof ArchivedPartitions>;
export type MaintenanceRun = RowOf<typeof MaintenanceRuns>;

const PARTITIONS = `select relation, partition, key, first, until, is_default as "isDefault", bytes::float8 as bytes, row_estimate::float8 as "rowEstimate"
  from partition_list()`;

export function partitionsOf(tx: Transaction): Promise<Partition[]> {
  return tx.query(PARTITIONS);
}

const LOCK = `select pg_try_advisory_xact_lock(hashtextextended(current_schema() || ':maintenance', 0)) as locked`;

/** Held to the end of the transaction; false when another process has it. Such work may last, so the usual time limits are lifted. */
export async function lockMaintenance(tx: Transaction): Promise<boolean> {
  await tx.query(`set local idle_in_transaction_session_timeout = '15min'`);
  await tx.query(`set local statement_timeout = '15min'`);
  const [row] = await tx.query<{ readonly locked: boolean }>(LOCK);
  return row?.locked === true;
}

/** Makes the partitions of the coming months. */
export async function makePartitions(tx: Transaction): Promise<void> {
  await tx.query('select make_partitions()');
}

/** What the rows of a table look like in an archive, and in which order. */
export interface Shape {
  readonly columns: readonly string[];
  readonly order: string;
}

const SHAPE = `select
  (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
  (select string_agg(quote_ident(a.attname), ', ' order by array_position(i.indkey::smallint[], a.attnum)) from pg_index i
     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey::smallint[]) where i.indrelid = c.oid and i.indisprimary) as "order"
  from pg_class c where c.oid = to_regclass($1)`;

export async function shapeOf(tx: Transaction, relation: string): Promise<Shape> {
  const [shape] = await tx.query<Shape>(SHAPE, [relation]);
  if (!shape) throw new Error(`There is no table ${relation}`);
  return shape;
}

/** Names come from the catalogue of the database; they are plain. */
const within = ({ key, first }: Partition): string =>
  `t.${key} < $1 ${first ? `and t.${key} >= $2` : 'and $2::timestamptz is null'}`;

/** Whether a row of the partition still has work before it. */
export async function isUnfinished(
  tx: Transaction,
  partition: Partition,
  { unfinished }: GrowingTable,
): Promise<boolean> {
  if (unfinished === undefined) return false;
  const rows = await tx.query(
    `select 1 from ${partition.relation} t where ${within(partition)} and ${unfinished} limit 1`,
    [partition.until, partition.first],
  );
  return rows.length > 0;
}

export interface Mark {
  readonly rows: number;
  readonly mark: string;
}

/** False once another process archived and dropped it. */
export async function isPartition(tx: Transaction, name: string): Promise<boolean> {
  const rows = await tx.query('select 1 from pg_inherits where inhrelid = to_regclass($1)', [name]);
  return rows.length > 0;
}

export async function markOf(tx: Transaction, partition: string): Promise<Mark> {
  const [row] = await tx.query<Mark>('select rows::float8 as rows, mark from partition_mark($1)', [
    partition,
  ]);
  if (!row) throw new Error(`There is no partition ${partition}`);
  return row;
}

const PAGE = 2_000;

/** The rows of a partition as lines of JSON, page by page, as they are at the first page. One reading at a time in a transaction. */
export async function* linesOf(
  tx: Transaction,
  partition: Partition,
  { order }: Shape,
): AsyncGenerator<readonly string[]> {
  await tx.query(
    `declare archived no scroll cursor for
     select to_jsonb(t)::text as line from ${partition.relation} t where ${within(partition)} order by ${order}`,
    [partition.until, partition.first],
  );
  for (;;) {
    const rows = await tx.query<{ readonly line: string }>(`fetch ${PAGE} from archived`);
    if (rows.length > 0) yield rows.map(({ line }) => line);
    if (rows.length < PAGE) break;
  }
  await tx.query('close archived');
}

/** The last manifest that this service wrote; null before its first. */
export async function lastHash(tx: Transaction): Promise<string | null> {
  const [row] = await ArchivedPartitions.pick('hash').select(tx, 'order by position desc limit 1');
  return row?.hash ?? null;
}

/** Where a partition was archived last; null when it never was. */
export async function archivedOf(tx: Transaction, partition: string): Promise<Archived | null> {
  const [row] = await ArchivedPartitions.select(
    tx,
    'where partition = $1 order by position desc limit 1',
    [partition],
  );
  return row ?? null;
}

/** All that was archived, in the order of the chain. */
export function allArchived(tx: Transaction): Promise<Archived[]> {
  return ArchivedPartitions.select(tx, 'order by position');
}

const New = ArchivedPartitions.omit('position', 'archivedAt', 'droppedAt', 'restoredUntil');
export type NewArchived = RowOf<typeof New>;

export async function addArchived(tx: Transaction, archived: NewArchived): Promise<void> {
  await tx.query(New.insert({ archivedAt: '$2::timestamptz' }), [New.json([archived]), tx.now]);
}

/** The same rows were found again, in a partition that was put back. */
export async function remark(tx: Transaction, position: string, mark: string): Promise<void> {
  await tx.query('update archived_partition set mark = $2 where position = $1', [position, mark]);
}

/** Drops a partition that is still as it was archived; throws when it changed since. */
export async function dropPartition(
  tx: Transaction,
  { partition, position, mark }: Pick<Archived, 'partition' | 'position' | 'mark'>,
): Promise<void> {
  await tx.query('select drop_partition($1, $2)', [partition, mark]);
  await tx.query(
    'update archived_partition set dropped_at = $2, restored_until = null where position = $1',
    [position, tx.now],
  );
}

/** A table that is loaded apart, until `endRestore` makes it a partition again. */
export async function beginRestore(tx: Transaction, relation: string): Promise<void> {
  await tx.query('select begin_restore($1)', [relation]);
}

/** @param lines as `linesOf` gave them */
export async function restoreRows(
  tx: Transaction,
  relation: string,
  columns: readonly string[],
  lines: readonly string[],
): Promise<void> {
  await tx.query('select restore_rows($1, $2, $3::json)', [
    relation,
    columns,
    `[${lines.join(',')}]`,
  ]);
}

export async function endRestore(tx: Transaction, archived: Archived, until: Date): Promise<void> {
  const { relation, partition, first, position } = archived;
  await tx.query('select end_restore($1, $2, $3, $4)', [
    relation,
    partition,
    first,
    archived.until,
  ]);
  await tx.query(
    'update archived_partition set dropped_at = null, restored_until = $2 where position = $1',
    [position, until],
  );
}

/** The round begins: what a killed one left open stays as it is, for the list. */
export async function beginRun(tx: Transaction): Promise<void> {
  await tx.query('insert into maintenance_run (begun_at) values ($1) on conflict do nothing', [
    tx.now,
  ]);
  await tx.query(
    `delete from maintenance_run where begun_at < $1::timestamptz - interval '90 days'`,
    [tx.now],
  );
}

export async function endRun(
  tx: Transaction,
  begunAt: Date,
  { archived, dropped, failure }: Pick<MaintenanceRun, 'archived' | 'dropped' | 'failure'>,
): Promise<void> {
  await tx.query(
    'update maintenance_run set ended_at = $2, archived = $3, dropped = $4, failure = $5 where begun_at = $1',
    [begunAt, tx.now, archived, dropped, failure],
  );
}

/** One sample a day, the last of the day, for a little more than a year. */
export async function sampleSizes(tx: Transaction): Promise<void> {
  await tx.query(
    `insert into size_sample (day, relation, bytes) select ($1::timestamptz at time zone 'UTC')::date, relation, bytes from table_sizes()
     on conflict (day, relation) do update set bytes = excluded.bytes`,
    [tx.now],
  );
  await tx.query(
    `delete from size_sample where day < ($1::timestamptz at time zone 'UTC')::date - 400`,
    [tx.now],
  );
}
