import type { RecomputeRun } from '@tingsu/contracts';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import type { ClockEntity } from '../deadlines/clock.entity.js';
import { canonicalJson } from '../ledger/canonical.js';
import { type RecomputeRunEntity, RecomputeRuns } from './calendar.entity.js';

interface Published {
  readonly version: number;
  readonly calendars: readonly { readonly id: string }[];
}

/** Cases whose clocks may have to move: those with a clock that still runs. */
const OPEN_CASES = `select count(distinct case_id)::int as total,
  (select case_id from complaint_case order by case_id desc limit 1) as "lastCase"
  from clock where state in ('running', 'paused')`;

/** Notes in the transaction of the publication that open clocks are to be recalculated; loops do it, in batches. */
export async function startRecompute(
  tx: Transaction,
  before: Published,
  after: Published,
): Promise<void> {
  const [found] = await tx.query<{ total: number } & Pick<RecomputeRunEntity, 'lastCase'>>(
    OPEN_CASES,
  );
  await RecomputeRuns.add(tx, [
    {
      ...{ tenantId: tenantOf(tx), runId: uuid(), state: 'waiting', startedAt: tx.now },
      previous: before.version,
      activation: after.version,
      calendarIds: changedBetween(before, after),
      lastCase: found?.lastCase ?? null,
      total: found?.total ?? 0,
      ...{ reached: null, done: 0, moved: 0, kept: 0, failed: 0, finishedAt: null },
    },
  ]);
}

function changedBetween(before: Published, after: Published): string[] {
  const earlier = new Map(before.calendars.map((one) => [one.id, canonicalJson(one)]));
  return after.calendars
    .filter((one) => earlier.get(one.id) !== canonicalJson(one))
    .map(({ id }) => id);
}

const Run = RecomputeRuns.omit('tenantId', 'previous', 'activation', 'reached', 'lastCase');

export async function lastRecompute(tx: Transaction): Promise<RecomputeRun | null> {
  const [row] = await Run.select(tx, 'order by activation desc limit 1');
  if (!row) return null;
  const { total, done, startedAt, finishedAt } = row;
  return {
    ...row,
    total: Math.max(total, done),
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

export async function tenantsWithRuns(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<Pick<RecomputeRunEntity, 'tenantId'>>(
    `select distinct tenant_id as "tenantId" from recompute_run where state in ('waiting', 'running')`,
  );
  return rows.map(({ tenantId }) => tenantId);
}

const Claimed = RecomputeRuns.pick('runId', 'activation', 'reached');
export type ClaimedRun = RowOf<typeof Claimed>;

/**
 * The run that comes first, held until the transaction ends; null when there is none or another worker holds it. Runs follow each
 * other: the cases of a later one count on the calendars that the one before leaves.
 */
export async function claimRun(tx: Transaction): Promise<ClaimedRun | null> {
  const [first] = await RecomputeRuns.pick('runId').select(
    tx,
    `where state in ('waiting', 'running') order by activation limit 1`,
  );
  if (!first) return null;
  const [run] = await Claimed.select(tx, 'where run_id = $1 for update skip locked', [first.runId]);
  return run ?? null;
}

/** Cases with a clock that still runs, after those that the run has done, in the order of ids; `last` ends them. */
export async function casesOf(
  tx: Transaction,
  { reached }: ClaimedRun,
  limit: number,
  last: string | null = null,
): Promise<string[]> {
  const rows = await tx.query<Pick<ClockEntity, 'caseId'>>(
    `select distinct case_id as "caseId" from clock where state in ('running', 'paused')
       and ($1::uuid is null or case_id > $1::uuid) and ($2::uuid is null or case_id <= $2::uuid) order by 1 limit $3`,
    [reached, last, limit],
  );
  return rows.map(({ caseId }) => caseId);
}

/** What a batch that ends with the case `reached` has done. */
export async function keepProgress(
  tx: Transaction,
  { runId }: ClaimedRun,
  reached: string,
  { done, moved, kept, failed }: Pick<RecomputeRun, 'done' | 'moved' | 'kept' | 'failed'>,
): Promise<void> {
  await tx.query(
    `update recompute_run set state = 'running', reached = $2, done = done + $3, moved = moved + $4, kept = kept + $5, failed = failed + $6
     where run_id = $1`,
    [runId, reached, done, moved, kept, failed],
  );
}

export async function finishRun(tx: Transaction, { runId }: ClaimedRun): Promise<void> {
  await tx.query(`update recompute_run set state = 'done', finished_at = $2 where run_id = $1`, [
    runId,
    tx.now,
  ]);
}
