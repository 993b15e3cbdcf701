import { Injectable } from '@nestjs/common';
import {
  ProblemError,
  type AskReconsideration,
  type Identity,
  type WithdrawReconsideration,
} from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { isConfidential } from '../access/facts-of-case.js';
import { CaseStore, type LoadedCase } from '../ledger/case-store.repository.js';
import type { Decision } from '../lifecycle/conclude.js';
import type { DecisionContext } from '../lifecycle/context.js';
import { decide, type Command } from '../lifecycle/decide.js';
import { conclusionRead } from '../lifecycle/result-commands.js';
import { openReconsiderations } from '../lifecycle/result-rules.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { addressedTo } from './addressed-results.repository.js';

/** Null where there is nothing to change. */
type Deciding = (loaded: LoadedCase, context: DecisionContext) => Decision | null;

/** Who was served a result asks for reconsideration of it by himself, takes that back, or says that he read what came of it. It gives no other right to the case. */
@Injectable()
export class AnswerResult {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: CaseStore,
    private readonly reference: ReferenceData,
  ) {}

  ask(who: Identity, noticeId: string, given: AskReconsideration): Promise<void> {
    return this.give(who, noticeId, ({ state }, context) =>
      decide(state, { name: 'askReconsideration', payload: { noticeId, ...given } }, context),
    );
  }

  withdraw(who: Identity, noticeId: string, given: WithdrawReconsideration): Promise<void> {
    return this.give(who, noticeId, ({ state }, context) => {
      const open = openReconsiderations(state).find((one) => one.noticeId === noticeId);
      const command: Command = {
        name: 'withdrawReconsideration',
        // Where nothing is open, the rule says so.
        payload: { reconsiderationId: open?.reconsiderationId ?? noticeId, ...given },
      };
      return decide(state, command, context);
    });
  }

  read(who: Identity, noticeId: string): Promise<void> {
    return this.give(who, noticeId, ({ state }, context) =>
      conclusionRead(state, noticeId, context),
    );
  }

  private give(who: Identity, noticeId: string, decisionOf: Deciding): Promise<void> {
    return this.unitOfWork.run(who.tenantId, (tx) => this.within(tx, who, noticeId, decisionOf));
  }

  private async within(
    tx: Transaction,
    who: Identity,
    noticeId: string,
    decisionOf: Deciding,
  ): Promise<void> {
    const addressed = await addressedTo(tx, who, noticeId);
    const loaded =
      addressed && (await this.store.lock(tx, [addressed.caseId])).get(addressed.caseId);
    if (!loaded || isConfidential(loaded.state)) throw unknownResult();
    const role = addressed.person === null ? 'department_head' : null;
    const context = (await this.reference.load(tx)).contextFor(loaded.state, {
      ...{ at: tx.now, actor: { type: 'person', id: who.personId, role }, roles: [] },
      departments: [],
    });
    const decision = decisionOf(loaded, context);
    if (decision) await this.store.write(tx, [{ decision, logHash: loaded.logHash }]);
  }
}

const unknownResult = (): ProblemError =>
  new ProblemError('case.not_found', 'There is no such result that was served on you.');
