import { Injectable } from '@nestjs/common';
import { mayInHouse, PatternAnswered, ProblemError, type Identity } from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { DataKeys } from '@tingsu/privacy';
import {
  caseIdsBehind,
  lockProblem,
  sealReason,
  writeAnswer,
  type Problem,
} from './common-problems.repository.js';

interface Answer {
  readonly personId: string;
  /** Null when it is set aside. */
  readonly actionId: string | null;
  readonly reason: string | null;
}

/** A common problem is answered: acted on, or set aside with a reason. */
@Injectable()
export class AnswerProblem {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly keys: DataKeys,
  ) {}

  dismiss(who: Identity, problemId: string, reason: string): Promise<void> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const problem = await this.lock(tx, who, problemId);
      const { personId } = who;
      if (personId === null) throw denied();
      await this.answer(tx, problem, { personId, actionId: null, reason });
    });
  }

  /** A problem that waits for an answer of this person, with the cases behind it. */
  async lock(
    tx: Transaction,
    who: Identity,
    problemId: string,
  ): Promise<Problem & { readonly caseIds: readonly string[] }> {
    const problem = await lockProblem(tx, problemId);
    if (!problem || !mayInHouse(who, 'improvement.read', problem))
      throw new ProblemError(
        'common_problem.not_found',
        'There is no such common problem. Choose one from the list.',
      );
    if (!mayInHouse(who, 'problem.answer', problem)) throw denied();
    if (problem.answeredAt !== null)
      throw new ProblemError(
        'common_problem.answered',
        'A colleague has answered it already. Reload the list.',
      );
    return { ...problem, caseIds: await caseIdsBehind(tx, problemId) };
  }

  async answer(
    tx: Transaction,
    problem: Problem,
    { personId, actionId, reason }: Answer,
  ): Promise<void> {
    const { problemId, campus, department, category } = problem;
    const version = problem.version + 1;
    const sealed = sealReason(await this.keys.forTenant(tx), problemId, reason);
    await writeAnswer(tx, { ...problem, version, answeredBy: personId, actionId, reason: sealed });
    await this.outbox.append(tx, [
      {
        ...{ definition: PatternAnswered, aggregateId: problemId, aggregateVersion: version },
        data: { ...ofWords(problem), campus, department, category, actionId },
        ...{ actor: { type: 'person', id: personId, role: null }, at: tx.now },
      },
    ]);
  }
}

/** What an event says besides of a problem that was found by like words. */
export const ofWords = ({ foundBy }: Pick<Problem, 'foundBy'>) =>
  foundBy === 'words' ? { foundBy } : {};

const denied = (): ProblemError =>
  new ProblemError(
    'access.denied',
    'Common problems are answered by the head of the complaint centre and by leaders.',
  );
