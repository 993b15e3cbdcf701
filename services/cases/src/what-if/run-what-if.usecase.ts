import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { WhatIfChange } from '@tingsu/contracts';
import { isDatabaseUnavailable, UnitOfWork, type Transaction } from '@tingsu/database';
import { logger } from '@tingsu/runtime';
import { SYSTEM } from '../lifecycle/case-state.js';
import { lastActivation, ReferenceData } from '../policies/reference.repository.js';
import { changeBetween, counted, type Outcome, type Tallies } from './outcome.js';
import { SAMPLES } from '../policies/samples.js';
import { trialOf, type Trial } from './trial.js';
import {
  claimRun,
  failRuns,
  keepProgress,
  nextCases,
  openRuns,
  type RunRow,
  type TriedCase,
} from './what-if.repository.js';

const BATCH = 100;
/** Cases computed in a row before the process does something else: alarms must not wait for a trial. */
const BREATH = 5;
/** Tries drafts out, a batch in a transaction: any instance goes on where the last one stopped, and a discarded draft ends its runs. */
@Injectable()
export class RunWhatIf {
  private readonly trials = new Map<string, { readonly versions: string; readonly trial: Trial }>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
  ) {}

  /** Works until nothing is left that another worker does not hold. */
  async execute(): Promise<void> {
    const runs = await this.unitOfWork.system(openRuns);
    if (runs.length === 0) this.trials.clear();
    for (const { tenantId, runId } of runs) while (await this.step(tenantId, runId));
  }

  private async step(tenantId: string, runId: string): Promise<boolean> {
    try {
      return await this.unitOfWork.run(tenantId, (tx) => this.batch(tx, runId));
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      logger.error({ tenantId, runId, err: error }, 'a what-if run failed');
      await this.unitOfWork.run(tenantId, (tx) => failRuns(tx, { runId }));
      return false;
    }
  }

  /** False when there is nothing more to do for this worker. */
  private async batch(tx: Transaction, runId: string): Promise<boolean> {
    const run = await claimRun(tx, runId);
    if (!run) return false;
    const trial = await this.trialOf(tx, run);
    if (run.against.kind === 'samples') {
      const pairs = SAMPLES.map((sample) => ({ subject: sample.id, pair: trial.ofSample(sample) }));
      await keepProgress(tx, run, {
        ...gathered(run.tallies, pairs),
        done: pairs.length,
        reached: null,
        finished: true,
      });
      return false;
    }
    const { timeZone } = (await this.reference.load(tx)).directory;
    const cases = await nextCases(tx, run, run.against, timeZone, BATCH);
    const last = cases.at(-1);
    const finished = cases.length < BATCH;
    const found = gathered(run.tallies, await this.tried(cases, trial));
    const reached = last ? { at: last.receivedAt, id: last.caseId } : null;
    await keepProgress(tx, run, { ...found, done: cases.length, reached, finished });
    return !finished;
  }

  private async tried(cases: readonly TriedCase[], trial: Trial): Promise<Tried[]> {
    const found: Tried[] = [];
    let failed: unknown = null;
    for (const [index, { caseNo, snapshot }] of cases.entries()) {
      if (index % BREATH === 0) await setImmediate();
      try {
        found.push({ subject: caseNo, pair: trial.ofCase(snapshot) });
      } catch (error) {
        failed = error;
      }
    }
    // One case that cannot be computed says nothing about the others; if none can, the run has failed.
    if (failed !== null && found.length === 0) throw failed;
    if (failed !== null)
      logger.warn(
        { err: failed, cases: cases.length - found.length },
        'cases left out of a what-if run',
      );
    return found;
  }

  private async trialOf(tx: Transaction, run: RunRow): Promise<Trial> {
    const reference = await this.reference.load(tx);
    const known = this.trials.get(run.runId);
    if (known?.versions === reference.versions) return known.trial;
    const calendars = (await lastActivation(tx))?.calendars ?? [];
    const { book } = reference;
    const trial = trialOf(run.kind, run.content, {
      book,
      calendars,
      contextOn: (set, policy, campus) =>
        reference.contextOn(set, policy, campus, { at: tx.now, actor: SYSTEM }),
    });
    this.trials.set(run.runId, { versions: reference.versions, trial });
    return trial;
  }
}

interface Tried {
  readonly subject: string;
  readonly pair: readonly [Outcome, Outcome] | null;
}

function gathered(
  before: Tallies,
  tried: readonly Tried[],
): { tallies: Tallies; changes: WhatIfChange[] } {
  const changes: WhatIfChange[] = [];
  let tallies = before;
  for (const { subject, pair } of tried) {
    if (!pair) continue;
    const change = changeBetween(subject, pair[0], pair[1]);
    if (change) changes.push(change);
    tallies = counted(tallies, pair[0], pair[1], change);
  }
  return { tallies, changes };
}
