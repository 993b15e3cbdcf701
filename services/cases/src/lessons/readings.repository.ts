import { cursorOf, InstantPlaceSchema, type Page, type ReadingQuery } from '@tingsu/contracts';
import { tenantOf, type RowOf, type Transaction } from '@tingsu/database';
import { ReadingConfirmations, Readings } from './lesson.entity.js';

export type ReadingRow = RowOf<typeof Readings>;

/** False when there is one with this id. */
export async function addReading(tx: Transaction, row: ReadingRow): Promise<boolean> {
  const rows = await tx.query(`${Readings.insert()} on conflict do nothing returning 1`, [
    Readings.json([row]),
  ]);
  return rows.length > 0;
}

export async function findReading(tx: Transaction, readingId: string): Promise<ReadingRow | null> {
  const [row] = await Readings.select(tx, 'where tenant_id = $1 and reading_id = $2', [
    tenantOf(tx),
    readingId,
  ]);
  return row ?? null;
}

const PLACES = cursorOf(InstantPlaceSchema);
const LIST = `where tenant_id = $1 and ($2::timestamptz is null or (asked_at, reading_id) < ($2::timestamptz, $3::uuid))
  order by asked_at desc, reading_id desc limit $4`;

/** What was asked of people, the newest first. */
export async function listReadings(
  tx: Transaction,
  { limit, cursor }: ReadingQuery,
): Promise<Page<ReadingRow>> {
  const [at, id] = PLACES.read(cursor) ?? [null, null];
  const rows = await Readings.select(tx, LIST, [tenantOf(tx), at, id, limit + 1]);
  return PLACES.page(rows, limit, ({ askedAt, readingId }) => [askedAt.toISOString(), readingId]);
}

const Confirmed = ReadingConfirmations.pick('readingId', 'personId', 'at');
export const confirmationsOf = (
  tx: Transaction,
  readingIds: readonly string[],
): Promise<RowOf<typeof Confirmed>[]> =>
  Confirmed.select(tx, 'where tenant_id = $1 and reading_id = any($2::uuid[])', [
    tenantOf(tx),
    readingIds,
  ]);

/** Said again it changes nothing. */
export const confirmReading = (
  tx: Transaction,
  readingId: string,
  personId: string,
): Promise<void> =>
  ReadingConfirmations.add(
    tx,
    [{ tenantId: tenantOf(tx), readingId, personId, at: tx.now }],
    'on conflict do nothing',
  );
