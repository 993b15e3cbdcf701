import {
  cursorOf,
  InstantPlaceSchema,
  type LoopCounts,
  type Page,
  type ReadingList,
  type ReadingQuery,
} from '@tingsu/contracts';
import { tenantOf, type RowOf, type Transaction } from '@tingsu/database';
import { countStands, inPeriod, PERIOD } from '../loops/scope.repository.js';
import type { LoopSpan } from '../loops/span.js';
import { ReadingConfirmations, Readings } from './lesson.entity.js';

/** Whoever comes within this time after it was asked has to read it, too. */
export const FOR_NEWCOMERS = "interval '400 days'";

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
const UNREAD = (
  more: string,
) => `exists (select 1 from reading_reader r where r.tenant_id = reading.tenant_id and r.reading_id = reading.reading_id ${more}
    and not exists (select 1 from reading_confirmation c where c.tenant_id = r.tenant_id and c.reading_id = r.reading_id and c.person_id = r.person_id))`;
/** Older ones are looked up, and not counted as open: who was told and left never reads it. */
const RECENT = `asked_at > instant() - ${FOR_NEWCOMERS}`;
/** Which readings a list has. */
const READING_LISTS = {
  open: `${RECENT} and ${UNREAD('')}`,
  overdue: `${RECENT} and ${UNREAD('and r.due_at <= instant()')}`,
  closed: `${inPeriod('asked_at')} and not ${UNREAD('')}`,
} as const satisfies Record<ReadingList, string>;
/** $3 the group, $4 departments: theirs and those for everybody, all where there is none. */
const REACH = `tenant_id = $3 and ($4::text[] is null or departments && $4::text[] or departments = '{}') and ${PERIOD}`;
const AFTER = `($5::timestamptz is null or (asked_at, reading_id) < ($5::timestamptz, $6::uuid))
  order by asked_at desc, reading_id desc limit $7`;

/** How many readings stand how, of these departments; null = of all. */
export const countReadings = (
  tx: Transaction,
  departments: readonly string[] | null,
  { from, until }: LoopSpan,
): Promise<Partial<LoopCounts>> =>
  countStands(tx, `reading where ${REACH}`, READING_LISTS, [
    ...[from, until, tenantOf(tx), departments],
  ]);

/** What was asked of people, the newest first. */
export async function listReadings(
  tx: Transaction,
  { list, limit, cursor }: ReadingQuery,
  { from, until }: LoopSpan,
  departments: readonly string[] | null,
): Promise<Page<ReadingRow>> {
  const [at, id] = PLACES.read(cursor) ?? [null, null];
  const listed = list ? READING_LISTS[list] : 'true';
  const rows = await Readings.select(tx, `where ${REACH} and ${listed} and ${AFTER}`, [
    ...[from, until, tenantOf(tx), departments, at, id, limit + 1],
  ]);
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
