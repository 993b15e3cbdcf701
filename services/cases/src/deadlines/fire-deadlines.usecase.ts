import { Inject, Injectable } from '@nestjs/common';
import { isDatabaseUnavailable, UnitOfWork, type Transaction } from '@tingsu/database';
import { counter, histogram, logger } from '@tingsu/http';
import type { LadderStep } from '@tingsu/policy';
import { CaseStore, type Write } from '../ledger/case-store.repository.js';
import type { Progress } from '../ledger/clock-row.js';
import { SYSTEM } from '../lifecycle/case-state.js';
import { fireSteps, type DueStep } from '../lifecycle/fire-step.js';
import { ReferenceData, type Reference } from '../policies/reference.repository.js';
import { groupBy } from './group-by.js';
import { DUE_CASES, DUE_CLOCKS, RECORD_FIRINGS } from './statements.js';

export type FiredBy = 'alarm' | 'sweeper';
interface DueClock {
  readonly case_id: string;
  readonly clock_id: string;
  readonly generation: number;
  readonly set_at: Date;
  readonly ladder: readonly LadderStep[];
  readonly next_step: number;
}
interface Firing {
  readonly case_id: string;
  readonly clock_id: string;
  readonly generation: number;
  readonly step_id: string;
  readonly action: string;
  readonly step_at: string;
  readonly lateness_ms: number;
}

const BATCH = 500;
const fired = counter('tingsu_clock_steps_total', 'Steps of clocks that acted', ['action', 'by']);
const failed = counter('tingsu_clock_failures_total', 'Cases whose due clocks could not act');
const lateness = histogram(
  'tingsu_clock_lateness_seconds',
  'How late steps of clocks acted',
  ['by'],
  [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
);

/** Lets every due step act, exactly once, whoever calls and however many call at once. */
@Injectable()
export class FireDeadlines {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CaseStore) private readonly store: CaseStore,
    @Inject(ReferenceData) private readonly reference: ReferenceData,
  ) {}

  /**
   * Works in batches until nothing is due that somebody else does not hold already. `lateBy` leaves out what became due in the last
   * milliseconds. Returns how many steps acted.
   */
  async execute(by: FiredBy, lateByMs = 0): Promise<number> {
    for (let total = 0; ;) {
      const acted = await this.batch(by, lateByMs);
      total += acted;
      if (acted === 0) return total;
    }
  }

  private async batch(by: FiredBy, lateByMs: number): Promise<number> {
    const due = await this.unitOfWork.system((tx) =>
      tx.query<{ tenant_id: string; case_id: string }>(DUE_CASES, [lateByMs, BATCH]),
    );
    const tenants = groupBy(due, ({ tenant_id }) => tenant_id);
    let acted = 0;
    for (const [tenantId, cases] of tenants) {
      acted += await this.fireOf(tenantId, cases.map(({ case_id }) => case_id), by); // prettier-ignore
    }
    return acted;
  }

  /** All at once; if that fails, one by one, so that a case which cannot be handled holds no other up. */
  private async fireOf(tenantId: string, caseIds: readonly string[], by: FiredBy): Promise<number> {
    try {
      return await this.unitOfWork.run(tenantId, (tx) => this.fire(tx, caseIds, by));
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      if (caseIds.length === 1) return this.stuck(tenantId, caseIds[0], error);
      let acted = 0;
      for (const caseId of caseIds) acted += await this.fireOf(tenantId, [caseId], by);
      return acted;
    }
  }

  private stuck(tenantId: string, caseId: string | undefined, error: unknown): number {
    failed.inc();
    logger.error({ tenantId, caseId, err: error }, 'the clocks of a case could not act');
    return 0;
  }

  /** Case rows first, then their clocks: the order that commands keep too. What is locked by others is theirs to settle. */
  private async fire(tx: Transaction, caseIds: readonly string[], by: FiredBy): Promise<number> {
    const reference = await this.reference.load(tx);
    const loaded = await this.store.lock(tx, caseIds, true);
    const clocks = await tx.query<DueClock>(DUE_CLOCKS, [[...loaded.keys()], tx.now]);
    const writes: Write[] = [];
    const firings: Firing[] = [];
    for (const [caseId, own] of groupBy(clocks, ({ case_id }) => case_id)) {
      const known = loaded.get(caseId);
      if (!known) continue;
      const steps = own.flatMap((clock) => dueSteps(clock, tx.now));
      const write = writeOf(known, own, steps, reference, tx.now);
      if (!write) continue;
      writes.push(write);
      firings.push(...steps.map((step) => firingOf(caseId, step)));
    }
    await tx.query(RECORD_FIRINGS, [JSON.stringify(firings), tx.tenantId, tx.now, by]);
    await this.store.write(tx, writes);
    tx.afterCommit(() => firings.forEach((firing) => observe(firing, by)));
    return firings.length;
  }
}

function dueSteps(clock: DueClock, at: Date): DueStep[] {
  return clock.ladder
    .slice(clock.next_step)
    .filter((step) => Date.parse(step.at) <= at.getTime())
    .map((step) => ({
      clockId: clock.clock_id,
      generation: clock.generation,
      step,
      latenessMs: latenessOf(step, clock.set_at, at),
    }));
}

/** A step that was past when its clock became known is not late from its own instant, but from then on. */
function latenessOf(step: LadderStep, setAt: Date, at: Date): number {
  return Math.max(0, at.getTime() - Math.max(Date.parse(step.at), setAt.getTime()));
}

function writeOf(
  { state, logHash }: { state: Parameters<typeof fireSteps>[0]; logHash: Buffer },
  clocks: readonly DueClock[],
  steps: readonly DueStep[],
  reference: Reference,
  at: Date,
): Write | null {
  const decision = fireSteps(state, steps, reference.contextFor(state, at, SYSTEM));
  const progress = new Map<string, Progress>(
    clocks.map((clock) => [clock.clock_id, { ladder: clock.ladder, next: clock.next_step + dueSteps(clock, at).length }]),
  );
  return decision ? { decision, logHash, progress } : null;
}

function firingOf(caseId: string, { clockId, generation, step, latenessMs }: DueStep): Firing {
  return {
    case_id: caseId,
    clock_id: clockId,
    generation,
    step_id: step.stepId,
    action: step.action,
    step_at: step.at,
    lateness_ms: latenessMs,
  };
}

function observe({ action, lateness_ms }: Firing, by: FiredBy): void {
  fired.inc({ action, by });
  lateness.observe({ by }, lateness_ms / 1000);
}
