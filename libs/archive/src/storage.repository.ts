import type { Transaction } from '@tingsu/database';
import { type Archived, type MaintenanceRun } from './archive.repository.js';
import { ArchivedPartitions, MaintenanceRuns } from './archive.entity.js';

export interface SizeOfTable {
  readonly table: string;
  readonly bytes: number;
  readonly rows: number;
  /** Bytes a day; null where no earlier day is known. */
  readonly growthPerDay: number | null;
}

/** Against the earliest sample of the last 30 days. A table that was not there then grew from nothing. */
const SIZES = `with since as (
    select min(day) as day from size_sample where day >= ($1::timestamptz at time zone 'UTC')::date - 30 and day < ($1::timestamptz at time zone 'UTC')::date)
  select t.relation as "table", t.bytes::float8 as bytes, t.row_estimate::float8 as rows,
    ((t.bytes - coalesce(s.bytes, 0)) / (($1::timestamptz at time zone 'UTC')::date - since.day))::float8 as "growthPerDay"
  from table_sizes() t cross join since left join size_sample s on s.relation = t.relation and s.day = since.day
  order by t.bytes desc, t.relation`;

export function sizesOfTables(tx: Transaction): Promise<SizeOfTable[]> {
  return tx.query(SIZES, [tx.now]);
}

export interface ArchiveTotals {
  readonly files: number;
  readonly bytes: number;
}

export async function archiveTotals(tx: Transaction): Promise<ArchiveTotals> {
  const [row] = await tx.query<ArchiveTotals>(
    'select count(*)::float8 as files, coalesce(sum(bytes), 0)::float8 as bytes from archived_partition',
  );
  return row ?? { files: 0, bytes: 0 };
}

export async function lastArchived(tx: Transaction): Promise<Archived | null> {
  const [row] = await ArchivedPartitions.select(tx, 'order by position desc limit 1');
  return row ?? null;
}

/** The last round of maintenance; null before the first. */
export async function lastRun(tx: Transaction): Promise<MaintenanceRun | null> {
  const [row] = await MaintenanceRuns.select(tx, 'order by begun_at desc limit 1');
  return row ?? null;
}
