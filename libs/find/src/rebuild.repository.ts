import { tenantOf, type Transaction } from '@tingsu/database';

/** How far the index of a group has been rebuilt. */
export interface Rebuild {
  readonly epoch: number;
  /** Seconds since the key was made. */
  readonly keyAge: number;
  readonly pass: number;
  /** Where its source goes on; null at the beginning. */
  readonly position: string | null;
  readonly segment: number | null;
  readonly done: number;
  readonly total: number;
  readonly finished: boolean;
}

const SELECT = `select epoch, extract(epoch from clock_timestamp() - key_made_at)::float8 as "keyAge", pass, position, segment, done, total,
    finished_at is not null as finished from find_rebuild where tenant_id = $1`;

/** The rebuild of the group, locked; null when there was none. */
export async function lockRebuild(tx: Transaction): Promise<Rebuild | null> {
  const [row = null] = await tx.query<Rebuild>(`${SELECT} for update`, [tenantOf(tx)]);
  return row;
}

export async function beginRebuild(
  tx: Transaction,
  { epoch, total }: Pick<Rebuild, 'epoch' | 'total'>,
): Promise<void> {
  await tx.query(
    `insert into find_rebuild (tenant_id, epoch, key_made_at, total, started_at) values ($1, $2, clock_timestamp(), $3, $4)
     on conflict (tenant_id) do update set epoch = excluded.epoch, key_made_at = excluded.key_made_at, pass = 1, position = null,
       segment = null, done = 0, total = excluded.total, started_at = excluded.started_at, finished_at = null`,
    [tenantOf(tx), epoch, total, tx.now],
  );
}

export async function moveRebuild(
  tx: Transaction,
  { pass, position, segment, done }: Pick<Rebuild, 'pass' | 'position' | 'segment' | 'done'>,
): Promise<void> {
  await tx.query(
    'update find_rebuild set pass = $2, position = $3, segment = $4, done = $5 where tenant_id = $1',
    [tenantOf(tx), pass, position, segment, done],
  );
}

export async function segmentsOf(tx: Transaction): Promise<number[]> {
  const rows = await tx.query<{ segment: number }>('select find_segments() as segment');
  return rows.map(({ segment }) => segment);
}

/** Drops what is left in a segment under older keys: its complaint or case is gone. */
export async function dropOlder(tx: Transaction, segment: number, epoch: number): Promise<void> {
  await tx.query('delete from find_entry where tenant_id = $1 and segment = $2 and epoch < $3', [
    tenantOf(tx),
    segment,
    epoch,
  ]);
}

/** The older keys go with the last entry under them. */
export async function finishRebuild(tx: Transaction, epoch: number): Promise<void> {
  await tx.query('select forget_find_keys($1::smallint)', [epoch]);
  await tx.query('update find_rebuild set finished_at = $2 where tenant_id = $1', [
    tenantOf(tx),
    tx.now,
  ]);
}

export async function entriesIn(tx: Transaction, segment: number): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    'select count(*)::int as n from find_entry where segment = $1',
    [segment],
  );
  return row?.n ?? 0;
}
