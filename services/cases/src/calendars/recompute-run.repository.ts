import type { RecomputeRun } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import { canonicalJson } from '../ledger/canonical.js';

interface Published {
  readonly version: number;
  readonly calendars: readonly { readonly id: string }[];
}

/** Cases whose clocks may have to move: those with a clock that still runs. */
const OPEN_CASES = `select count(distinct case_id)::int as total, 
  (select case_id from complaint_case order by case_id desc limit 1) as last_case
  from clock where state in ('running', 'paused')`;

/** Notes in the transaction of the publication that open clocks are to be recalculated; loops do it, in batches. */
export async function startRecompute(
  tx: Transaction,
  before: Published,
  after: Published,
): Promise<void> {
  const [found] = await tx.query<{ total: number; last_case: string | null }>(OPEN_CASES);
  await tx.query(
    `insert into recompute_run (tenant_id, run_id, previous, activation, calendar_ids, state, reached, last_case, done, total, moved, kept, failed, started_at, finished_at)
     values ($1, $2, $3, $4, $5::text[], 'waiting', null, $6, 0, $7, 0, 0, 0, $8, null)`,
    [
      tx.tenantId,
      uuid(),
      before.version,
      after.version,
      changedBetween(before, after),
      found?.last_case ?? null,
      found?.total ?? 0,
      tx.now,
    ],
  );
}

function changedBetween(before: Published, after: Published): string[] {
  const earlier = new Map(before.calendars.map((one) => [one.id, canonicalJson(one)]));
  return after.calendars
    .filter((one) => earlier.get(one.id) !== canonicalJson(one))
    .map(({ id }) => id);
}

interface RunRow {
  readonly run_id: string;
  readonly calendar_ids: string[];
  readonly state: RecomputeRun['state'];
  readonly done: number;
  readonly total: number;
  readonly moved: number;
  readonly kept: number;
  readonly failed: number;
  readonly started_at: Date;
  readonly finished_at: Date | null;
}

export async function lastRecompute(tx: Transaction): Promise<RecomputeRun | null> {
  const [row] = await tx.query<RunRow>(
    'select * from recompute_run order by activation desc limit 1',
  );
  if (!row) return null;
  const { state, done, total, moved, kept, failed } = row;
  return {
    runId: row.run_id,
    calendarIds: row.calendar_ids,
    state,
    done,
    total: Math.max(total, done),
    moved,
    kept,
    failed,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
