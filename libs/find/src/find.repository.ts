import { tenantOf, type Transaction } from '@tingsu/database';
import type { PersonalData } from '@tingsu/privacy';
import { type Findable, type MarkSet, markSetOf } from './entry.js';
import { MOST_TOKENS, type Reading } from './query.js';

/** Where an entry lies, newest first; what comes after it is older. */
export interface Place {
  readonly segment: number;
  readonly since: string;
  readonly at: string;
  readonly subject: string;
  readonly part: number;
}

const COLUMNS = 'tenant_id, segment, epoch, part, subject, at, signature, marks';
const ENTRIES =
  'json_to_recordset($1::json) as r (subject uuid, part integer, at timestamptz, epoch smallint, marks integer[], signature text)';
const INSERT = `insert into find_entry (${COLUMNS})
  select $2, coalesce($3::integer, find_live()), r.epoch, r.part, r.subject, r.at, r.signature::bit(1024), r.marks from ${ENTRIES}`;
const KNOWN = `select e.subject, e.part from ${ENTRIES} join find_entry e
  on e.tenant_id = $2 and e.at = r.at and e.subject = r.subject and e.part = r.part where e.epoch >= $3::smallint`;
const DELETE = `delete from find_entry e using ${ENTRIES}
  where e.tenant_id = $2 and e.at = r.at and e.subject = r.subject and e.part = r.part and e.epoch < $3::smallint`;
const FIND = `select segment, since, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, subject, part
  from find_entries($1::text[], $2::text[], $3, $4::timestamptz, $5, $6::timestamptz, $7, $8)`;

const rowOf = (entry: Findable, keys: PersonalData) => ({
  subject: entry.subject,
  part: entry.part,
  at: entry.at,
  ...markSetOf(keys.findMarks(entry.tokens)),
});

/** Makes things findable from now on; into a segment of its own while the index is rebuilt. What has no token is left out. */
export async function putEntries(
  tx: Transaction,
  keys: PersonalData,
  entries: readonly Findable[],
  segment: number | null = null,
): Promise<void> {
  const rows = entries.filter(({ tokens }) => tokens.length > 0).map((one) => rowOf(one, keys));
  if (rows.length > 0) await tx.query(INSERT, [JSON.stringify(rows), tenantOf(tx), segment]);
}

/** For a statement that stores something and makes it findable: the same as `putEntries`, of rows `r` that have `find` of `entryColumns`. */
export const insertEntry = (from: string, subject: string, at: string): string =>
  `insert into find_entry (${COLUMNS}) select $2, find_live(), r."findEpoch", 0, ${subject}, ${at}, r."findSignature"::bit(1024), r."findMarks"
   from ${from} where cardinality(r."findMarks") > 0`;
export const ENTRY_COLUMNS = {
  findEpoch: 'smallint',
  findMarks: 'integer[]',
  findSignature: 'text',
} as const;
export function entryColumns(keys: PersonalData, tokens: readonly string[]) {
  const { epoch, marks, signature } = markSetOf(keys.findMarks(tokens));
  return { findEpoch: epoch, findMarks: marks, findSignature: signature };
}

/** Those of the entries that are not yet there under this key or a newer one. */
export async function withoutKnown(
  tx: Transaction,
  entries: readonly Findable[],
  epoch: number,
): Promise<Findable[]> {
  const known = await tx.query<Pick<Place, 'subject' | 'part'>>(KNOWN, [
    namesOf(entries),
    tenantOf(tx),
    epoch,
  ]);
  const there = new Set(known.map(({ subject, part }) => `${subject}.${part}`));
  return entries.filter(({ subject, part }) => !there.has(`${subject}.${part}`));
}

/** Takes out what is there under an older key. */
export async function deleteOlder(
  tx: Transaction,
  entries: readonly Findable[],
  epoch: number,
): Promise<void> {
  if (entries.length > 0) await tx.query(DELETE, [namesOf(entries), tenantOf(tx), epoch]);
}

const namesOf = (entries: readonly Findable[]): string =>
  JSON.stringify(entries.map(({ subject, part, at }) => ({ subject, part, at })));

/** The newest entries before a place that may match any of the readings, at most so many. They are to be compared with what they stand for. */
export function findEntries(
  tx: Transaction,
  keys: PersonalData,
  readings: readonly Reading[],
  { before, most }: { readonly before: Place | null; readonly most: number },
): Promise<Place[]> {
  const sets = readings.flatMap((reading) => setsOf(keys, reading));
  if (sets.length === 0) return Promise.resolve([]);
  return tx.query<Place>(FIND, [
    sets.map(({ marks }) => `{${marks.join(',')}}`),
    sets.map(({ signature }) => signature),
    most,
    ...[before?.since ?? null, before?.segment ?? null, before?.at ?? null],
    ...[before?.subject ?? null, before?.part ?? null],
  ]);
}

function setsOf(keys: PersonalData, reading: Reading): MarkSet[] {
  const tokens = [...new Set(reading.flatMap((wanted) => wanted.tokens))].slice(0, MOST_TOKENS);
  return tokens.length === 0 ? [] : keys.findMarksOfAll(tokens).map(markSetOf);
}

/**
 * Takes out what was said of a subject since an instant, so that it is found no more; returns how many entries that were. `keep` is a part
 * that stays.
 */
export async function forgetEntries(
  tx: Transaction,
  subject: string,
  since: Date,
  keep: number | null = null,
): Promise<number> {
  const rows = await tx.query(
    `delete from find_entry where tenant_id = $1 and at >= $2 and subject = $3 and part is distinct from $4 returning 1`,
    [tenantOf(tx), since, subject, keep],
  );
  return rows.length;
}

/** How many entries that would be. */
export async function countEntries(
  tx: Transaction,
  subject: string,
  since: Date,
  keep: number | null = null,
): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::int as count from find_entry where tenant_id = $1 and at >= $2 and subject = $3 and part is distinct from $4`,
    [tenantOf(tx), since, subject, keep],
  );
  return row?.count ?? 0;
}
