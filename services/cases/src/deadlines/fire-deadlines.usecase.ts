import { Inject, Injectable } from '@nestjs/common';
import { inBatches, UnitOfWork, type Transaction } from '@tingsu/database';
import { counter, histogram, logger } from '@tingsu/runtime';
import { CaseStore, type Write } from '../ledger/case-store.repository.js';
import { SYSTEM } from '../lifecycle/case-state.js';
import { fireSteps } from '../lifecycle/fire-step.js';
import { ReferenceData } from '../policies/reference.repository.js';
import {
  type CaseKey,
  dueCases,
  lockDueClocks,
  type RecordedFiring,
  recordFirings,
} from './clocks.repository.js';
import { dueSteps, firingOf, progressOf, type Firing } from './due-steps.js';
import { groupBy } from './group-by.js';

export type FiredBy = 'alarm' | 'sweeper';

const BATCH = 250;
/** Batches at a time: while the database works on one, the other is decided. */
const LANES = 2;
/** A case that could not act comes again after this long; it must not stand at the head of every round. */
const STUCK_MS = 60_000;
/** While a burst acts, its events wait so long at most: its consumers would take the processor from the steps still due. */
const HOLD_MS = 30_000;

const fired = counter('tingsu_clock_steps_total', 'Steps of clocks that acted', ['action', 'by']);
const failed = counter('tingsu_clock_failures_total', 'Cases whose due clocks could not act');
const lateness = histogram(
  'tingsu_clock_lateness_seconds',
  'How late steps of clocks acted',
  ['by'],
  [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
);

/** Lets every due step act exactly once, however many callers there are at a time. */
@Injectable()
export class FireDeadlines {
  private running: Promise<number> | null = null;
  private calledAgain = false;
  private readonly stuckUntil = new Map<string, number>();

  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CaseStore) private readonly store: CaseStore,
    @Inject(ReferenceData) private readonly reference: ReferenceData,
  ) {}

  /**
   * Works until nothing is due that another worker does not hold already. `lateByMs` leaves out what became due in the last
   * milliseconds. A process runs one such loop at a time: a call meanwhile makes it look once more. Returns how many steps acted in
   * a loop that this call began.
   */
  async execute(by: FiredBy, lateByMs = 0): Promise<number> {
    if (this.running) {
      this.calledAgain = true;
      await this.running.catch(() => undefined);
      return 0;
    }
    this.running = this.work(by, lateByMs).finally(() => (this.running = null));
    return this.running;
  }

  /** How long until a second begins by the database's clock, in milliseconds; 0 or less when it has begun. */
  async millisecondsUntil(second: number): Promise<number> {
    return (
      second * 1000 - (await this.unitOfWork.system((tx) => Promise.resolve(tx.now))).getTime()
    );
  }

  private async work(by: FiredBy, lateByMs: number): Promise<number> {
    const idle = new Set<string>();
    let held = false;
    let total = 0;
    let due: readonly CaseKey[];
    do {
      this.calledAgain = false;
      due = await this.dueCases(lateByMs, idle);
      if (!held && due.length >= BATCH) this.store.holdEvents(HOLD_MS);
      held ||= due.length >= BATCH;
      const acted = await Promise.all(
        lanesOf(due).map(({ tenantId, caseIds }) => this.fireOf(tenantId, caseIds, by)),
      );
      const done = new Map(acted.flatMap((one) => [...one]));
      // Held by another worker, or stuck: this round leaves them alone, so that those behind them get their turn.
      due.filter(({ caseId }) => !done.has(caseId)).forEach(({ caseId }) => idle.add(caseId));
      total += [...done.values()].reduce((sum, steps) => sum + steps, 0);
    } while (due.length > 0 || this.calledAgain);
    if (held) this.store.releaseEvents();
    return total;
  }

  private dueCases(lateByMs: number, idle: ReadonlySet<string>): Promise<CaseKey[]> {
    const now = performance.now();
    for (const [caseId, until] of this.stuckUntil) if (until <= now) this.stuckUntil.delete(caseId);
    const skipped = [...idle, ...this.stuckUntil.keys()];
    return this.unitOfWork.system((tx) =>
      dueCases(tx, { lateByMs, limit: BATCH * LANES, skipped }),
    );
  }

  /** Returns how many steps of which cases acted. A case that cannot be handled holds no other up. */
  private async fireOf(
    tenantId: string,
    caseIds: readonly string[],
    by: FiredBy,
  ): Promise<ReadonlyMap<string, number>> {
    const acted = await inBatches(
      caseIds,
      (part) => this.unitOfWork.run(tenantId, (tx) => this.fire(tx, part, by)),
      (caseId, error) => this.stuck(tenantId, caseId, error),
    );
    return new Map(acted.flatMap((one) => [...one]));
  }

  private stuck(tenantId: string, caseId: string, error: unknown): ReadonlyMap<string, number> {
    this.stuckUntil.set(caseId, performance.now() + STUCK_MS);
    failed.inc();
    logger.error({ tenantId, caseId, err: error }, 'the clocks of a case could not act');
    return new Map();
  }

  /** Case rows first, then their clocks: the order that commands keep too. What is locked by others is theirs to settle. */
  private async fire(
    tx: Transaction,
    caseIds: readonly string[],
    by: FiredBy,
  ): Promise<ReadonlyMap<string, number>> {
    const loaded = await this.store.lock(tx, caseIds, true);
    // Asked under the lock: a recalculation after a new calendar may just have reached these cases.
    const reference = await this.reference.load(tx);
    const clocks = await lockDueClocks(tx, [...loaded.keys()], this.store.ladders);
    const writes: Write[] = [];
    const firings: Firing[] = [];
    for (const [caseId, own] of groupBy(clocks, ({ caseId }) => caseId)) {
      const known = loaded.get(caseId);
      if (!known) continue;
      const acting = own.flatMap((clock) =>
        dueSteps(clock, tx.now).map((step) => ({ clock, step })),
      );
      const decision = fireSteps(
        known.state,
        acting.map(({ step }) => step),
        reference.contextFor(known.state, { at: tx.now, actor: SYSTEM }),
      );
      if (!decision) continue;
      writes.push({ decision, logHash: known.logHash, progress: progressOf(own, tx.now) });
      firings.push(...acting.map(({ clock, step }) => firingOf(clock, step, tx.now)));
    }
    await this.store.write(tx, writes);
    const recorded = await recordFirings(tx, firings, by);
    tx.afterCommit(() => recorded.forEach((firing) => observe(firing, by)));
    return new Map(
      [...groupBy(firings, ({ caseId }) => caseId)].map(([caseId, own]) => [caseId, own.length]),
    );
  }
}

/** Tenants apart, and the cases of one in so many parts that all lanes have work. */
function lanesOf(
  due: readonly CaseKey[],
): { readonly tenantId: string; readonly caseIds: readonly string[] }[] {
  return [...groupBy(due, ({ tenantId }) => tenantId)].flatMap(([tenantId, cases]) => {
    const size = Math.min(BATCH, Math.ceil(cases.length / LANES));
    const ids = cases.map(({ caseId }) => caseId);
    return Array.from({ length: Math.ceil(ids.length / size) }, (_, i) => ({
      tenantId,
      caseIds: ids.slice(i * size, (i + 1) * size),
    }));
  });
}

function observe({ action, latenessMs }: RecordedFiring, by: FiredBy): void {
  fired.inc({ action, by });
  lateness.observe({ by }, latenessMs / 1000);
}
