import { Injectable } from '@nestjs/common';
import { instantOnWall, PatternDetected } from '@tingsu/contracts';
import { tenantOf, UnitOfWork, type Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { countedFrom, type Repetition } from '@tingsu/policy';
import { logger } from '@tingsu/runtime';
import { v7 as uuid } from 'uuid';
import { SYSTEM } from '../lifecycle/case-state.js';
import { todayOf } from '../policies/publication.repository.js';
import { ReferenceData, tenantsWithPolicies } from '../policies/reference.repository.js';
import { DetectAlike } from './detect-alike.usecase.js';
import { addCasesTo, addProblem, heapsOn, type Heap } from './common-problems.repository.js';

/**
 * Counts complaints by department and matter. When so many as the policy says came within its time, they are a common problem, said once;
 * later ones join it until it is answered, and then begin to count anew. Any number of instances find each once.
 */
@Injectable()
export class DetectProblems {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly reference: ReferenceData,
    private readonly alike: DetectAlike,
  ) {}

  /** Returns how many are new. */
  async execute(): Promise<number> {
    let count = 0;
    for (const tenantId of await this.unitOfWork.system(tenantsWithPolicies))
      count += await this.unitOfWork.run(tenantId, (tx) => this.look(tx));
    return count;
  }

  private async look(tx: Transaction): Promise<number> {
    const reference = await this.reference.find(tx);
    if (!reference) return 0;
    const { directory, book } = reference;
    const today = await todayOf(tx);
    let found = 0;
    for (const { code } of directory.campuses) {
      const place = { campus: code, department: null, channel: 'web_form' } as const;
      const policy = book.policyFor({ ...place, caseKind: 'external' });
      if (policy?.likeness) found += await this.alike.look(tx, code, policy.likeness);
      const repetition = policy?.commonProblem;
      const first = countedFrom(repetition?.window, today);
      if (!repetition || first === null) continue;
      const from = instantOnWall(first, '00:00', directory.timeZone);
      for (const heap of await heapsOn(tx, code, from, repetition))
        found += await this.keep(tx, code, heap, repetition);
    }
    return found;
  }

  private async keep(
    tx: Transaction,
    campus: string,
    { department, category, caseIds, since, openId }: Heap,
    { atCount, window }: Repetition,
  ): Promise<number> {
    if (openId !== null) {
      await addCasesTo(tx, openId, caseIds);
      return 0;
    }
    const problemId = uuid();
    const fresh = {
      ...{ tenantId: tenantOf(tx), problemId, version: 1, campus, department, category, since },
      ...{ foundBy: 'matter' as const, words: [], epoch: null },
      ...{ count: caseIds.length, atCount, window, foundAt: tx.now },
      ...{ answeredAt: null, answeredBy: null, actionId: null, reason: null },
    };
    if (!(await addProblem(tx, fresh))) return 0;
    await addCasesTo(tx, problemId, caseIds);
    await this.outbox.append(tx, [
      {
        ...{ definition: PatternDetected, aggregateId: problemId, aggregateVersion: 1 },
        data: { campus, department, category, count: caseIds.length, since: since.toISOString() },
        ...{ actor: SYSTEM, at: tx.now },
      },
    ]);
    logger.info(
      { tenantId: tx.tenantId, problemId, campus, department },
      'a common problem was found',
    );
    return 1;
  }
}
