import { keySql, rowSql } from './sealing.repository.js';
import { SEALING, type Shape, type TableShape } from './sealed-log.js';

/** Reads the database of a service, all of its groups, in one snapshot: times in UTC, its schema on the search path. */
export interface Reader {
  query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export interface StoredPage {
  readonly position: number;
  readonly count: number;
  readonly shape: number;
  readonly isNew: boolean;
  readonly keys: Buffer;
  readonly leaves: Buffer;
}

const PAGES_AT_ONCE = 200;

/** All pages in the order of the tree, or those of some shapes. */
export async function* pagesOf(
  db: Reader,
  shapes: readonly number[] | null = null,
): AsyncGenerator<StoredPage> {
  let after = -1;
  for (;;) {
    const pages = await db.query<StoredPage>(
      `select position::float8 as position, count, shape, until is not null as "isNew", keys, leaves from record_page
       where position > $1 and ($2::integer[] is null or shape = any($2)) order by position limit ${PAGES_AT_ONCE}`,
      [after, shapes],
    );
    yield* pages;
    const last = pages.at(-1);
    if (!last || pages.length < PAGES_AT_ONCE) return;
    after = last.position;
  }
}

export interface StoredNote {
  readonly nr: number;
  readonly size: number;
  readonly note: string;
}

export const notesOf = (db: Reader): Promise<StoredNote[]> =>
  db.query(
    'select nr::float8 as nr, size::float8 as size, note from record_checkpoint order by nr',
  );

export const nodesOf = (db: Reader): Promise<{ height: number; index: number; hash: Buffer }[]> =>
  db.query('select height, index::float8 as index, hash from record_node');

export interface FoundText {
  readonly nr: number;
  readonly row: string;
  readonly at: Date | null;
}

/** The rows that these keys name, as leaves cover them; `nr` is the place of the key. */
export function rowsOfKeys(
  db: Reader,
  shape: Shape,
  table: TableShape,
  types: readonly string[],
  keys: readonly string[],
  at: string | undefined,
): Promise<FoundText[]> {
  const omitted = table.columns.filter((name) => !shape.columns.includes(name));
  const joined = shape.key
    .map((name, nr) => `t.${quoted(name)} = (k.key->>${nr})::${types[nr] ?? 'text'}`)
    .join(' and ');
  return db.query(
    `select k.nr::integer - 1 as nr, ${rowSql('$2')} as row, ${at === undefined ? 'null::timestamptz' : `t.${quoted(at)}`} as at
     from jsonb_array_elements($1::jsonb) with ordinality as k(key, nr) join ${shape.log} t on ${joined}`,
    [`[${keys.join(',')}]`, omitted],
  );
}

export interface Counted {
  readonly all: number;
  /** Written by transactions that are not sealed yet. */
  readonly waiting: number;
}

export async function countRows(db: Reader, log: string, through: string): Promise<Counted> {
  const [row] = await db.query<Counted>(
    `select count(*)::float8 as "all", count(*) filter (where ${SEALING} >= $1::text::xid8 and ${SEALING} < pg_snapshot_xmax(pg_current_snapshot()))::float8 as waiting
     from ${log}`,
    [through],
  );
  return row ?? { all: 0, waiting: 0 };
}

export async function throughOf(db: Reader): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query<{ log: string; through: string }>(
    'select log, through::text as through from record_log',
  );
  return new Map(rows.map(({ log, through }) => [log, through]));
}

const KEYS_AT_ONCE = 20_000;

/** The keys of all rows of a log that no transaction waits to have sealed, in pieces. */
export async function* settledKeys(
  db: Reader,
  shape: Shape,
  types: readonly string[],
  through: string,
): AsyncGenerator<readonly string[]> {
  const order = shape.key.map((name) => `t.${quoted(name)}`).join(', ');
  let after: string | null = null;
  for (;;) {
    const rows: { key: string; waits: boolean }[] = await db.query(
      `select ${keySql(shape.key)}::text as key,
         coalesce(t.${SEALING} >= $2::text::xid8 and t.${SEALING} < pg_snapshot_xmax(pg_current_snapshot()), false) as waits
       from ${shape.log} t where ${after === null ? '$1::jsonb is null' : `(${order}) > (${types.map((type, nr) => `($1::jsonb->>${nr})::${type}`).join(', ')})`}
       order by ${order} limit ${KEYS_AT_ONCE}`,
      [after, through],
    );
    yield rows.filter(({ waits }) => !waits).map(({ key }) => key);
    const last = rows.at(-1);
    if (!last || rows.length < KEYS_AT_ONCE) return;
    after = last.key;
  }
}

/** A month of a log that was archived and dropped. */
export interface GoneMonth {
  readonly relation: string;
  readonly partition: string;
  readonly key: string;
  readonly first: Date | null;
  readonly until: Date;
  readonly file: string;
  readonly hash: string;
}

/** The columns by which tables are cut into months are read from the catalogue: the service's own function is not asked. */
export const goneMonths = (db: Reader): Promise<GoneMonth[]> =>
  db.query(
    `select distinct on (a.partition) a.relation, a.partition, a.first, a.until, a.file, a.hash, att.attname::text as key
     from archived_partition a
     join pg_partitioned_table p on p.partrelid = to_regclass(quote_ident(a.relation))
     join pg_attribute att on att.attrelid = p.partrelid and att.attnum = p.partattrs[0]
     where a.dropped_at is not null order by a.partition, a.position desc`,
  );

/** Rows of an archive, written as leaves cover them, with their keys. */
export function archivedRows(
  db: Reader,
  { key, columns }: Shape,
  lines: readonly string[],
): Promise<{ key: string; row: string }[]> {
  return db.query(
    `select jsonb_build_array(${key.map((name) => `l.line->'${name}'`).join(', ')})::text as key,
       (select jsonb_object_agg(e.key, e.value) from jsonb_each(l.line) as e where e.key = any($2::text[]))::text as row
     from jsonb_array_elements($1::jsonb) as l(line)`,
    [`[${lines.join(',')}]`, columns],
  );
}
