import type { Transaction } from '@tingsu/database';
import {
  RecordCheckpoints,
  RecordLogs,
  RecordNodes,
  RecordPages,
  RecordShapes,
} from './record.entity.js';
import { type Frontier, SEEDLING, type TreeNode } from './merkle.js';
import { leavesOf, packKeys, unpackKeys } from './page-keys.js';
import { SEALING, type Shape, type TableShape } from './sealed-log.js';

const LOCK = `select pg_try_advisory_xact_lock(hashtextextended(current_schema() || ':sealing', 0)) as locked`;

/** Held to the end of the transaction; false when another process has it. */
export async function lockSealing(tx: Transaction): Promise<boolean> {
  const [row] = await tx.query<{ readonly locked: boolean }>(LOCK);
  return row?.locked === true;
}

/** Transactions before `from` have ended, and none has reached `to` yet. */
export interface Horizon {
  readonly from: bigint;
  readonly to: bigint;
}

const HORIZON = `select pg_snapshot_xmin(s)::text as "from", pg_snapshot_xmax(s)::text as "to" from pg_current_snapshot() as s`;

/** No row of a transaction before it can appear any more: a late commit is not left out. */
export async function horizonOf(tx: Transaction): Promise<Horizon> {
  const [row] = await tx.query<{ readonly from: string; readonly to: string }>(HORIZON);
  if (!row) throw new Error('The database told no snapshot');
  return { from: BigInt(row.from), to: BigInt(row.to) };
}

const TABLE_SHAPE = `select
  (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
  (select array_agg(a.attname::text order by array_position(i.indkey::smallint[], a.attnum)) from pg_index i
     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey::smallint[]) where i.indrelid = c.oid and i.indisprimary) as key
  from pg_class c where c.oid = to_regclass($1)`;

export async function tableShapeOf(
  tx: Pick<Transaction, 'query'>,
  table: string,
): Promise<TableShape> {
  const [found] = await tx.query<{ columns: string[]; key: string[] | null }>(TABLE_SHAPE, [table]);
  if (!found) throw new Error(`There is no table ${table}`);
  return { columns: found.columns, key: found.key ?? [] };
}

export interface KnownShape extends Shape {
  readonly shape: number;
}

export const knownShapes = (tx: Pick<Transaction, 'query'>): Promise<KnownShape[]> =>
  tx.query(`select ${RecordShapes.as()} from record_shape order by shape`);

export const addShapes = (tx: Transaction, shapes: readonly KnownShape[]): Promise<void> =>
  RecordShapes.add(tx, shapes);

export interface Progress {
  readonly through: bigint;
  /** A list; null at the beginning of the table. */
  readonly oldKey: unknown;
  readonly oldSealed: boolean;
}

export async function progressOf(tx: Transaction): Promise<ReadonlyMap<string, Progress>> {
  const rows = await RecordLogs.select(tx);
  return new Map(
    rows.map(({ log, through, ...rest }) => [log, { through: BigInt(through), ...rest }]),
  );
}

export async function keepProgress(
  tx: Transaction,
  log: string,
  progress: Progress,
): Promise<void> {
  await tx.query(
    `insert into record_log (log, through, old_key, old_sealed) values ($1, $2::bigint, $3::jsonb, $4)
     on conflict (log) do update set through = excluded.through, old_key = excluded.old_key, old_sealed = excluded.old_sealed`,
    [log, String(progress.through), jsonOrNull(progress.oldKey), progress.oldSealed],
  );
}

const jsonOrNull = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);

/** A row that is sealed: its key as a JSON list, and its leaf. The database hashes, so that no row leaves it. */
export interface FoundRow {
  readonly key: string;
  readonly leaf: Buffer;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** SQL for the key of a row `t`, as a JSON list. */
export const keySql = (key: readonly string[]): string =>
  `jsonb_build_array(${key.map((name) => `t.${quoted(name)}`).join(', ')})`;

/** SQL for the covered columns of a row `t`; the columns that are left out are the parameter. */
export const rowSql = (parameter: string): string => `(to_jsonb(t) - ${parameter}::text[])::text`;

const FOUND = ({ log, key }: Shape): string =>
  `select ${keySql(key)}::text as key, sha256('\\x00'::bytea || convert_to('${log}' || chr(10) || ${rowSql('$1')}, 'UTF8')) as leaf from ${log} t`;

const orderOf = ({ key }: Shape): string => key.map((name) => `t.${quoted(name)}`).join(', ');

const omitted = (shape: Shape, table: TableShape): string[] =>
  table.columns.filter((name) => !shape.columns.includes(name));

/** What transactions in a span wrote into a log. */
export interface News {
  readonly isThere: boolean;
  /** The transaction at which a page ends so that it holds about so many rows; null when fewer are there. */
  readonly end: bigint | null;
}

/** Also keeps the columns of the log from changing until the transaction ends. */
export async function newsOf(
  tx: Transaction,
  log: string,
  { from, to }: Horizon,
  most: number,
): Promise<News> {
  const within = `from ${log} where ${SEALING} >= $1::text::xid8 and ${SEALING} < $2::text::xid8`;
  const [row] = await tx.query<{ readonly isThere: boolean; readonly end: string | null }>(
    `select exists (select ${within}) as "isThere", (select ${SEALING}::text ${within} order by ${SEALING} offset ${most} limit 1) as "end"`,
    [String(from), String(to)],
  );
  return { isThere: row?.isThere === true, end: row?.end ? BigInt(row.end) : null };
}

/** The rows that transactions from (inclusive) to (exclusive) wrote. */
export function rowsWritten(
  tx: Transaction,
  shape: Shape,
  table: TableShape,
  { from, to }: Horizon,
): Promise<FoundRow[]> {
  return tx.query(
    `${FOUND(shape)} where t.${SEALING} >= $2::text::xid8 and t.${SEALING} < $3::text::xid8 order by ${orderOf(shape)}`,
    [omitted(shape, table), String(from), String(to)],
  );
}

/** The highest transaction that any row names; null when none does. */
export async function lastWriter(tx: Transaction, log: string): Promise<bigint | null> {
  const [row] = await tx.query<{ readonly last: string }>(
    `select ${SEALING}::text as last from ${log} where ${SEALING} is not null order by ${SEALING} desc limit 1`,
  );
  return row ? BigInt(row.last) : null;
}

/** Rows from before the log was sealed, in the order of their keys. */
export async function oldRows(
  tx: Transaction,
  shape: Shape,
  table: TableShape,
  after: unknown,
  limit: number,
): Promise<FoundRow[]> {
  const types = await typesOf(tx, shape);
  const beyond =
    after === null
      ? '$2::jsonb is null'
      : `(${orderOf(shape)}) > (${types.map((type, nr) => `($2::jsonb->>${nr})::${type}`).join(', ')})`;
  return tx.query(
    `${FOUND(shape)} where t.${SEALING} is null and ${beyond} order by ${orderOf(shape)} limit ${limit}`,
    [omitted(shape, table), jsonOrNull(after)],
  );
}

const TYPES = `select a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type from pg_attribute a
  where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped`;

/** SQL types of the columns of a key. */
export async function typesOf(
  tx: Pick<Transaction, 'query'>,
  { log, key }: Shape,
): Promise<string[]> {
  const rows = await tx.query<{ name: string; type: string }>(TYPES, [log]);
  const types = new Map(rows.map(({ name, type }) => [name, type]));
  return key.map((name) => types.get(name) ?? 'text');
}

/**
 * Keys that were sealed for transactions of these numbers before. Numbers only come again in a database that was brought over to another
 * server as a dump.
 */
export async function keysSealed(
  tx: Transaction,
  log: string,
  { from, to }: Horizon,
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ readonly keys: Buffer }>(
    `select p.keys from record_page p where p.shape in (select s.shape from record_shape s where s.log = $1)
       and p.until > $2::bigint and p.since < $3::bigint`,
    [log, String(from), String(to)],
  );
  return new Set(rows.flatMap(({ keys }) => unpackKeys(keys)));
}

/** A page on its way to the tree. */
export interface NewPage {
  readonly shape: number;
  /** Null for rows from before the log was sealed. */
  readonly written: Horizon | null;
  readonly rows: readonly FoundRow[];
}

/** Stores pages behind the first `size` leaves. */
export async function addPages(
  tx: Transaction,
  size: number,
  pages: readonly NewPage[],
): Promise<void> {
  let position = size;
  const stored = pages.map(({ shape, written, rows }) => {
    const at = position;
    position += rows.length;
    const edge = (row: FoundRow | undefined): unknown =>
      written || !row ? null : (JSON.parse(row.key) as unknown);
    return {
      ...{ position: String(at), count: rows.length, shape },
      since: written && String(written.from),
      until: written && String(written.to),
      firstKey: edge(rows[0]),
      lastKey: edge(rows.at(-1)),
      keys: packKeys(rows.map(({ key }) => key)),
      leaves: Buffer.concat(rows.map(({ leaf }) => leaf)),
    };
  });
  await RecordPages.add(tx, stored);
}

export const addNodes = (tx: Transaction, nodes: readonly TreeNode[]): Promise<void> =>
  RecordNodes.add(
    tx,
    nodes.map(({ index, ...node }) => ({ ...node, index: String(index) })),
  );

/** The tree at its last checkpoint. */
export interface LastTree extends Frontier {
  readonly nr: number;
  readonly at: Date;
}

const LastCheckpoint = RecordCheckpoints.omit('note');

/** Null before the first checkpoint. */
export async function lastTree(tx: Transaction): Promise<LastTree | null> {
  const [row] = await LastCheckpoint.select(tx, 'order by nr desc limit 1');
  return row
    ? { nr: Number(row.nr), size: Number(row.size), at: row.at, peaks: leavesOf(row.peaks) }
    : null;
}

export const frontierOf = (tree: LastTree | null): Frontier => tree ?? SEEDLING;

export async function addCheckpoint(
  tx: Transaction,
  nr: number,
  { size, peaks }: Frontier,
  note: string,
): Promise<void> {
  await RecordCheckpoints.add(tx, [
    { nr: String(nr), size: String(size), at: tx.now, peaks: Buffer.concat([...peaks]), note },
  ]);
}

/** Of the checkpoints that are older than a week, the last of each hour stays: a later one says all that an earlier one did. */
export async function thinCheckpoints(tx: Transaction): Promise<void> {
  await tx.query(
    `with old as (
       select nr, row_number() over (partition by date_trunc('hour', at) order by nr desc) as place from record_checkpoint
       where at < $1::timestamptz - interval '7 days' and at > $1::timestamptz - interval '9 days')
     delete from record_checkpoint c using old where c.nr = old.nr and old.place > 1`,
    [tx.now],
  );
}
