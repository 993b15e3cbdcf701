import type { Transaction } from '@tingsu/database';

/** Most entries of a segment: what has no index yet is read entry by entry, in some ten milliseconds. */
export const SEGMENT_ENTRIES = 20_000;
export interface Sizes {
  /** Most entries of a segment. */
  readonly entries: number;
  /** How many segments are merged at least, and, of full ones, at most. */
  readonly fewest: number;
  /** How many of the newest stay as they are: what is frequent is found in small ones, which are read whole. */
  readonly spared: number;
}
export const SIZES: Sizes = { entries: SEGMENT_ENTRIES, fewest: 10, spared: 5 };
const LONGEST = '31 days';
/** The index of a segment takes some four seconds, and longer on a busy machine or where texts are long. */
const INDEX_MS = 300_000;

/** Begins a new live segment when the present one is full. True when it did. */
export async function growSegments(tx: Transaction, most = SEGMENT_ENTRIES): Promise<boolean> {
  const [row] = await tx.query<{ grown: boolean }>('select find_grow($1, $2::interval) as grown', [
    most,
    LONGEST,
  ]);
  return row?.grown === true;
}

/** Gives one full segment its index. Null when there is none. */
export async function indexSegment(tx: Transaction): Promise<number | null> {
  await tx.query(`set local statement_timeout = ${INDEX_MS}`);
  const [row] = await tx.query<{ segment: number | null }>(
    'select find_index_segment() as segment',
    [],
    INDEX_MS,
  );
  return row?.segment ?? null;
}

/** A merge of ten full segments takes a minute, and longer on a busy machine. */
const MERGE_MS = 900_000;
/** Segments are a little fuller than they should be when the next one begins. */
const ROOM = 1.5;

/** Merges older segments that follow one another: ten full ones, or more when they are small. Null when there are none to merge. */
export async function mergeSegments(
  tx: Transaction,
  { entries, fewest, spared }: Sizes = SIZES,
): Promise<number | null> {
  await tx.query(`set local statement_timeout = ${MERGE_MS}`);
  const [row] = await tx.query<{ merged: number | null }>(
    'select find_merge($1, $2, $3) as merged',
    [fewest, Math.round(ROOM * fewest * entries), spared],
    MERGE_MS,
  );
  return row?.merged ?? null;
}

export async function dropEmptySegments(tx: Transaction): Promise<number> {
  const [row] = await tx.query<{ dropped: number }>('select find_drop_empty() as dropped');
  return row?.dropped ?? 0;
}

/** Every group that has keys. */
export async function tenantsWithKeys(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<{ id: string }>('select find_tenants() as id');
  return rows.map(({ id }) => id);
}

/** A segment for entries that are older than those of the live one. */
export async function openSegment(tx: Transaction, since: Date | string): Promise<number> {
  const [row] = await tx.query<{ segment: number }>(
    `select find_open_segment('filling', $1) as segment`,
    [since],
  );
  if (!row) throw new Error('No segment was made');
  return row.segment;
}

export async function closeSegment(tx: Transaction, segment: number): Promise<void> {
  await tx.query('select find_close_segment($1)', [segment]);
}
