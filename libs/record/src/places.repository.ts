import type { Transaction } from '@tingsu/database';
import { RecordCheckpoints, RecordPlaces } from './record.entity.js';

/** What a place has, and since when it takes nothing more. */
export interface PlaceState {
  readonly place: string;
  readonly nr: number;
  readonly size: number | null;
  readonly handedAt: Date | null;
  readonly failingSince: Date | null;
  readonly failure: string | null;
}

export async function placeStates(tx: Transaction): Promise<PlaceState[]> {
  const rows = await RecordPlaces.select(tx, 'order by place');
  return rows.map(({ nr, size, ...rest }) => ({
    ...rest,
    nr: Number(nr),
    size: size === null ? null : Number(size),
  }));
}

export interface StoredCheckpoint {
  readonly nr: number;
  readonly size: number;
  readonly at: Date;
  readonly note: string;
}

const Stored = RecordCheckpoints.omit('peaks');

/** Checkpoints after one, oldest first. */
export async function checkpointsAfter(
  tx: Transaction,
  nr: number,
  limit: number,
): Promise<StoredCheckpoint[]> {
  const rows = await Stored.select(tx, 'where nr > $1 order by nr limit $2', [nr, limit]);
  return rows.map((row) => ({ ...row, nr: Number(row.nr), size: Number(row.size) }));
}

export async function newestCheckpoint(tx: Transaction): Promise<StoredCheckpoint | null> {
  const [row] = await Stored.select(tx, 'order by nr desc limit 1');
  return row ? { ...row, nr: Number(row.nr), size: Number(row.size) } : null;
}

export async function keepHanded(
  tx: Transaction,
  place: string,
  { nr, size }: Pick<StoredCheckpoint, 'nr' | 'size'>,
): Promise<void> {
  await tx.query(
    `insert into record_place (place, nr, size, handed_at) values ($1, $2, $3, $4)
     on conflict (place) do update set nr = excluded.nr, size = excluded.size, handed_at = excluded.handed_at, failing_since = null, failure = null`,
    [place, nr, size, tx.now],
  );
}

export async function keepFailure(tx: Transaction, place: string, failure: string): Promise<void> {
  await tx.query(
    `insert into record_place (place, nr, failing_since, failure) values ($1, 0, $2, $3)
     on conflict (place) do update set failing_since = coalesce(record_place.failing_since, excluded.failing_since), failure = excluded.failure`,
    [place, tx.now, failure],
  );
}
