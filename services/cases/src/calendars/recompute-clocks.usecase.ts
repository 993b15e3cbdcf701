import { Inject, Injectable } from '@nestjs/common';
import { isDatabaseUnavailable, UnitOfWork, type Transaction } from '@tingsu/database';
import { counter, logger } from '@tingsu/runtime';
import { CaseStore, type Write } from '../ledger/case-store.repository.js';
import { SYSTEM } from '../lifecycle/case-state.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { recomputed, withoutActed } from './recompute-case.js';

const BATCH = 50;
const recalculated = counter(
  'tingsu_clocks_recomputed_cases_total',
  'Cases whose clocks were counted on new calendars',
);

const OPEN_RUNS = `select distinct tenant_id from recompute_run where state in ('waiting', 'running')`;
const FIRST_RUN = `select run_id from recompute_run where state in ('waiting', 'running') order by activation limit 1`;
/** Whoever holds the row does the next batch; the others leave it to him. */
const CLAIM =
  'select run_id, activation, reached from recompute_run where run_id = $1 for update skip locked';
const NEXT_CASES = `select distinct case_id from clock where state in ('running', 'paused') and ($1::uuid is null or case_id > $1::uuid)
  order by case_id limit $2`;
const PROGRESS = `update recompute_run set state = 'running', reached = $2, done = done + $3, moved = moved + $4, kept = kept + $5, failed = failed + $6
  where run_id = $1`;
const FINISH = `update recompute_run set state = 'done', finished_at = $2 where run_id = $1`;
const ACTED = `select case_id, clock_id || '|' || generation || '|' || step_id as step from clock_firing where case_id = any($1::uuid[])`;

interface Run {
  readonly run_id: string;
  readonly activation: number;
  readonly reached: string | null;
}

/**
 * Counts open clocks anew after calendars were published, in batches: progress and the moves of a batch are one transaction, so that a worker
 * that dies loses nothing, and any number of workers do each case once.
 */
@Injectable()
export class RecomputeClocks {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CaseStore) private readonly store: CaseStore,
    @Inject(ReferenceData) private readonly reference: ReferenceData,
  ) {}

  /** Works until nothing is left that somebody else does not hold. Returns how many cases it did. */
  async execute(): Promise<number> {
    const tenants = await this.unitOfWork.system((tx) =>
      tx.query<{ tenant_id: string }>(OPEN_RUNS),
    );
    let total = 0;
    for (const { tenant_id } of tenants) total += await this.ofTenant(tenant_id);
    return total;
  }

  /** If a batch fails, its cases are done one by one; one that fails alone is left behind, counted and logged. */
  private async ofTenant(tenantId: string): Promise<number> {
    let total = 0;
    for (let alone = 0; ; alone--) {
      const limit = alone > 0 ? 1 : BATCH;
      try {
        const done = await this.unitOfWork.run(tenantId, (tx) => this.batch(tx, limit));
        if (done === null) return total;
        total += done;
      } catch (error) {
        if (isDatabaseUnavailable(error)) throw error;
        if (limit === 1) await this.unitOfWork.run(tenantId, (tx) => this.skip(tx, error));
        else alone = BATCH + 1;
      }
    }
  }

  /** Null when there is nothing to do for this worker. */
  private async batch(tx: Transaction, limit: number): Promise<number | null> {
    const run = await claim(tx);
    if (!run) return null;
    const caseIds = await nextCases(tx, run, limit);
    const last = caseIds.at(-1);
    if (last === undefined) {
      await tx.query(FINISH, [run.run_id, tx.now]);
      return 0;
    }
    const { moved, kept } = await this.recompute(tx, run, caseIds);
    await tx.query(PROGRESS, [run.run_id, last, caseIds.length, moved, kept, 0]);
    tx.afterCommit(() => recalculated.inc(caseIds.length));
    return caseIds.length;
  }

  private async recompute(
    tx: Transaction,
    run: Run,
    caseIds: readonly string[],
  ): Promise<{ moved: number; kept: number }> {
    const loaded = await this.store.lock(tx, caseIds);
    const reference = await this.reference.load(tx);
    const calendars = await this.reference.calendarsOf(tx, run.activation);
    const acted = await tx.query<{ case_id: string; step: string }>(ACTED, [caseIds]);
    const writes: Write[] = [];
    let moved = 0;
    let kept = 0;
    for (const [caseId, { state, logHash }] of loaded) {
      const policy = reference.book.policyOf(state.policies);
      const result = recomputed(
        state,
        reference.contextOn(calendars, { policy, campus: state.campus }, tx.now, SYSTEM),
      );
      if (!result) continue;
      const steps = new Set(
        acted.filter(({ case_id }) => case_id === caseId).map(({ step }) => step),
      );
      writes.push({ decision: withoutActed(result.decision, steps, tx.now), logHash });
      moved += result.moved ? 1 : 0;
      kept += result.kept ? 1 : 0;
    }
    await this.store.write(tx, writes);
    return { moved, kept };
  }

  private async skip(tx: Transaction, error: unknown): Promise<void> {
    const run = await claim(tx);
    const [caseId] = run ? await nextCases(tx, run, 1) : [];
    if (!run || caseId === undefined) return;
    logger.error(
      { tenantId: tx.tenantId, caseId, err: error },
      'the clocks of a case could not be recalculated',
    );
    await tx.query(PROGRESS, [run.run_id, caseId, 1, 0, 0, 1]);
  }
}

/** Runs follow each other: the cases of a later one count on the calendars that the one before leaves. */
async function claim(tx: Transaction): Promise<Run | null> {
  const [first] = await tx.query<{ run_id: string }>(FIRST_RUN);
  if (!first) return null;
  const [run] = await tx.query<Run>(CLAIM, [first.run_id]);
  return run ?? null;
}

async function nextCases(tx: Transaction, { reached }: Run, limit: number): Promise<string[]> {
  const rows = await tx.query<{ case_id: string }>(NEXT_CASES, [reached, limit]);
  return rows.map((row) => row.case_id);
}
