import { Inject, Injectable } from '@nestjs/common';
import { inBatches, UnitOfWork, type Transaction } from '@tingsu/database';
import { counter, logger } from '@tingsu/runtime';
import { firedSteps } from '../deadlines/clocks.repository.js';
import { CaseStore, type Write } from '../ledger/case-store.repository.js';
import { stepKey } from '../ledger/clock-row.js';
import { SYSTEM } from '../lifecycle/case-state.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { recomputed, withoutActed } from './recompute-case.js';
import {
  casesOf,
  type ClaimedRun,
  claimRun,
  finishRun,
  keepProgress,
  tenantsWithRuns,
} from './recompute-run.repository.js';

const BATCH = 50;
const recalculated = counter(
  'tingsu_clocks_recomputed_cases_total',
  'Cases whose clocks were recalculated on new calendars',
);

/**
 * Recalculates open clocks after calendars were published, in batches: progress and the moves of a batch are one transaction, so that a
 * worker that dies loses nothing, and any number of workers do each case once.
 */
@Injectable()
export class RecomputeClocks {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CaseStore) private readonly store: CaseStore,
    @Inject(ReferenceData) private readonly reference: ReferenceData,
  ) {}

  /** Works until nothing is left that another worker does not hold. Returns how many cases it did. */
  async execute(): Promise<number> {
    let total = 0;
    for (const tenantId of await this.unitOfWork.system(tenantsWithRuns))
      total += await this.ofTenant(tenantId);
    return total;
  }

  /** A case that cannot be done is left behind, counted and logged. */
  private async ofTenant(tenantId: string): Promise<number> {
    let total = 0;
    for (;;) {
      const caseIds = await this.unitOfWork.run(tenantId, nextBatch);
      if (caseIds === null) return total;
      const done = await inBatches(
        caseIds,
        (part) => this.unitOfWork.run(tenantId, (tx) => this.batch(tx, part)),
        (caseId, error) => this.unitOfWork.run(tenantId, (tx) => skip(tx, caseId, error)),
      );
      total += done.reduce((sum, count) => sum + count, 0);
    }
  }

  /** Asks again which cases are left: another worker may have come first, or a case have got a clock. */
  private async batch(tx: Transaction, part: readonly string[]): Promise<number> {
    const run = await claimRun(tx);
    const caseIds = run ? await casesOf(tx, run, BATCH, part.at(-1)) : [];
    const last = caseIds.at(-1);
    if (!run || last === undefined) return 0;
    const { moved, kept } = await this.recompute(tx, run, caseIds);
    await keepProgress(tx, run, last, { done: caseIds.length, moved, kept, failed: 0 });
    tx.afterCommit(() => recalculated.inc(caseIds.length));
    return caseIds.length;
  }

  private async recompute(
    tx: Transaction,
    run: ClaimedRun,
    caseIds: readonly string[],
  ): Promise<{ moved: number; kept: number }> {
    const loaded = await this.store.lock(tx, caseIds);
    const reference = await this.reference.load(tx);
    const calendars = await this.reference.calendarsOf(tx, run.activation);
    const fired = await firedSteps(tx, caseIds);
    const writes: Write[] = [];
    let moved = 0;
    let kept = 0;
    for (const [caseId, { state, logHash }] of loaded) {
      const policy = reference.book.policyOf(state.policies);
      const decision = { at: tx.now, actor: SYSTEM };
      const result = recomputed(
        state,
        reference.contextOn(calendars, policy, state.campus, decision),
      );
      if (!result) continue;
      const steps = new Set(
        fired.filter((step) => step.caseId === caseId).map((step) => stepKey(step, step.stepId)),
      );
      writes.push({ decision: withoutActed(result.decision, steps, tx.now), logHash });
      moved += result.moved ? 1 : 0;
      kept += result.kept ? 1 : 0;
    }
    await this.store.write(tx, writes);
    return { moved, kept };
  }
}

/** Null when there is nothing to do for this worker; a run without cases left is over. */
async function nextBatch(tx: Transaction): Promise<string[] | null> {
  const run = await claimRun(tx);
  if (!run) return null;
  const caseIds = await casesOf(tx, run, BATCH);
  if (caseIds.length === 0) await finishRun(tx, run);
  return caseIds;
}

async function skip(tx: Transaction, caseId: string, error: unknown): Promise<number> {
  const run = await claimRun(tx);
  const [next] = run ? await casesOf(tx, run, 1, caseId) : [];
  if (!run || next !== caseId) return 0;
  logger.error(
    { tenantId: tx.tenantId, caseId, err: error },
    'the clocks of a case could not be recalculated',
  );
  await keepProgress(tx, run, caseId, { done: 1, moved: 0, kept: 0, failed: 1 });
  return 0;
}
