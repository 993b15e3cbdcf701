import type { ReadingStep } from '@tingsu/contracts';
import { tenantOf, type RowOf, type Transaction } from '@tingsu/database';
import { ReadingReaders, Readings } from './lesson.entity.js';
import { FOR_NEWCOMERS, type ReadingRow } from './readings.repository.js';

export type Reader = RowOf<typeof ReadingReaders>;

/** What newcomers have to read. */
export const readingsForNewcomers = (tx: Transaction): Promise<ReadingRow[]> =>
  Readings.select(
    tx,
    `where tenant_id = $1 and asked_at > instant() - ${FOR_NEWCOMERS} order by asked_at, reading_id`,
    [tenantOf(tx)],
  );

const KNOWN = `select person_id as "personId" from reading_reader where tenant_id = $1 and reading_id = $2
  union select person_id from reading_confirmation where tenant_id = $1 and reading_id = $2`;
/** People who were told of it, or have read it untold. */
export async function knowingOf(tx: Transaction, readingId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ personId: string }>(KNOWN, [tenantOf(tx), readingId]);
  return new Set(rows.map(({ personId }) => personId));
}

/** Those that were not there yet: somebody else may have told them a moment ago. */
export async function addReaders(tx: Transaction, rows: readonly Reader[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const added = await tx.query<{ personId: string }>(
    `${ReadingReaders.insert()} on conflict do nothing returning person_id as "personId"`,
    [ReadingReaders.json(rows)],
  );
  return added.map(({ personId }) => personId);
}

/** The version of its next event. */
export async function nextVersion(tx: Transaction, readingId: string): Promise<number> {
  const [row] = await tx.query<{ version: number }>(
    'update reading set version = version + 1 where tenant_id = $1 and reading_id = $2 returning version',
    [tenantOf(tx), readingId],
  );
  if (!row) throw new Error('a reading is gone');
  return row.version;
}

/** Groups with somebody to be told again. */
export async function tenantsWithReaders(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<{ tenantId: string }>(
    'select distinct tenant_id as "tenantId" from reading_reader where next_at <= $1',
    [tx.now],
  );
  return rows.map(({ tenantId }) => tenantId);
}

const DUE = `select ${ReadingReaders.as('r')} from reading_reader r where r.tenant_id = $1 and r.next_at <= $2
  order by r.next_at, r.reading_id, r.person_id limit $3 for update skip locked`;
/** Who is to be told again now: each is taken by one caller only. */
export const dueReaders = (tx: Transaction, most: number): Promise<Reader[]> =>
  tx.query<Reader>(DUE, [tenantOf(tx), tx.now, most]);

export async function setNext(
  tx: Transaction,
  { readingId, personId }: Pick<Reader, 'readingId' | 'personId'>,
  next: { readonly step: ReadingStep; readonly at: Date } | null,
): Promise<void> {
  await tx.query(
    'update reading_reader set next_step = $4, next_at = $5 where tenant_id = $1 and reading_id = $2 and person_id = $3',
    [tenantOf(tx), readingId, personId, next?.step ?? null, next?.at ?? null],
  );
}

const Due = ReadingReaders.pick('readingId', 'personId', 'dueAt');
/** Until when these people, or all of them, have to read it. */
export const duesOf = (
  tx: Transaction,
  readingIds: readonly string[],
  personId: string | null = null,
): Promise<RowOf<typeof Due>[]> =>
  Due.select(
    tx,
    'where tenant_id = $1 and reading_id = any($2::uuid[]) and ($3::uuid is null or person_id = $3)',
    [tenantOf(tx), readingIds, personId],
  );
