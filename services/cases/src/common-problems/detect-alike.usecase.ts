import { Injectable } from '@nestjs/common';
import { MS_PER_DAY, PatternDetected } from '@tingsu/contracts';
import { tenantOf, type Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import type { LikenessRules } from '@tingsu/policy';
import { logger } from '@tingsu/runtime';
import { v7 as uuid } from 'uuid';
import { SYSTEM } from '../lifecycle/case-state.js';
import { ofWords } from './answer-problem.usecase.js';
import {
  casesToCompare,
  forgetWords,
  openByWords,
  takeTurn,
  type ComparedCase,
} from './case-words.repository.js';
import { addCasesTo, addProblem } from './common-problems.repository.js';
import { groupsAlike, joins, type AlikeGroup } from './like-words.js';

/**
 * Looks for complaints in like words, beyond department and matter. A group is said once; later ones join it until it is answered, and then
 * begin to count anew.
 */
@Injectable()
export class DetectAlike {
  constructor(private readonly outbox: Outbox) {}

  /** Returns how many are new on this campus. */
  async look(tx: Transaction, campus: string, rule: LikenessRules): Promise<number> {
    await takeTurn(tx);
    const from = new Date(tx.now.getTime() - rule.withinDays * MS_PER_DAY);
    await forgetWords(tx, campus, from);
    const left = await this.join(tx, campus, await casesToCompare(tx, campus, from), rule);
    const epoch = Math.max(...left.map((one) => one.epoch));
    const groups = groupsAlike(
      left.filter((one) => one.epoch === epoch),
      rule,
    );
    for (const group of groups) await this.keep(tx, campus, epoch, group, rule);
    return groups.length;
  }

  /** Those that resemble what is open already; returns the others. */
  private async join(
    tx: Transaction,
    campus: string,
    cases: readonly ComparedCase[],
    rule: LikenessRules,
  ): Promise<readonly ComparedCase[]> {
    let left = cases;
    for (const { problemId, words, epoch } of await openByWords(tx, campus)) {
      const joining = new Set(left.filter((one) => one.epoch === epoch && joins(one, words, rule)));
      if (joining.size === 0) continue;
      await addCasesTo(
        tx,
        problemId,
        [...joining].map(({ caseId }) => caseId),
      );
      left = left.filter((one) => !joining.has(one));
    }
    return left;
  }

  private async keep(
    tx: Transaction,
    campus: string,
    epoch: number,
    { cases, words }: AlikeGroup<ComparedCase>,
    { atCount, withinDays }: LikenessRules,
  ): Promise<void> {
    const problemId = uuid();
    const since = cases.map(({ receivedAt }) => receivedAt).reduce((a, b) => (a < b ? a : b));
    const department = mostOften(cases.map((one) => one.department));
    const category = mostOften(cases.map((one) => one.category));
    const found = { foundBy: 'words', campus, department, category, since } as const;
    await addProblem(tx, {
      ...{ ...found, tenantId: tenantOf(tx), problemId, version: 1, words, epoch },
      ...{ count: cases.length, atCount, window: { value: withinDays, unit: 'day' } },
      ...{ foundAt: tx.now, answeredAt: null, answeredBy: null, actionId: null, reason: null },
    });
    await addCasesTo(
      tx,
      problemId,
      cases.map(({ caseId }) => caseId),
    );
    await this.outbox.append(tx, [
      {
        ...{ definition: PatternDetected, aggregateId: problemId, aggregateVersion: 1 },
        data: {
          ...{ ...ofWords(found), campus, department, category },
          ...{ count: cases.length, since: since.toISOString() },
        },
        ...{ actor: SYSTEM, at: tx.now },
      },
    ]);
    logger.info(
      { tenantId: tx.tenantId, problemId, campus },
      'complaints in like words were found',
    );
  }
}

/** Of several that are there as often, the first. */
function mostOften(codes: readonly string[]): string {
  const count = new Map<string, number>();
  for (const code of codes) count.set(code, (count.get(code) ?? 0) + 1);
  const [most = ''] = [...count].sort(([, one], [, other]) => other - one).map(([code]) => code);
  return most;
}
