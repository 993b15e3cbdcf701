import { Injectable } from '@nestjs/common';
import {
  ImprovementClosed,
  ImprovementEffectChecked,
  ImprovementMoved,
  ImprovementWithdrawn,
  ProblemError,
  type Actor,
  type CheckImprovement,
  type Identity,
} from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { DataKeys } from '@tingsu/privacy';
import { ReferenceData, type Reference } from '../policies/reference.repository.js';
import { improvementEvent } from './improvement-events.repository.js';
import { allowed, seesImprovement } from './improvement-rules.js';
import {
  alarmsUntil,
  checkOf,
  dueOnDay,
  type Alarm,
  type ImprovementTimes,
} from './improvement-times.js';
import { caseIdsOf } from './improvement-views.repository.js';
import {
  addStep,
  findAction,
  setAlarms,
  writeAction,
  type Action,
} from './improvements.repository.js';
import { OpenImprovements, ruleAt } from './open-improvement.usecase.js';

/** An action in the hands of the person who takes it a step further. */
interface Taken {
  readonly tx: Transaction;
  readonly action: Action;
  readonly reference: Reference;
  readonly times: ImprovementTimes;
  readonly actor: Actor & { readonly id: string };
}
type Step = 'do' | 'move' | 'check';

/** What becomes of an improvement action: done, checked, done again, moved, not needed any more. */
@Injectable()
export class CarryOnImprovements {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly keys: DataKeys,
    private readonly reference: ReferenceData,
    private readonly opening: OpenImprovements,
  ) {}

  /** The owner says that it was done, and by what one sees it. */
  close(who: Identity, actionId: string, proof: string): Promise<void> {
    return this.take(who, actionId, 'do', async (taken) => {
      const { tx, times, actor } = taken;
      const check = checkOf(tx.now, times);
      const action = await this.step(taken, 'closed', proof, check.alarms, {
        ...{ state: 'done', doneAt: tx.now, doneBy: actor.id },
        ...{ checkDueAt: check.dueAt, orderAt: check.dueAt },
      });
      const told = { checkDueAt: check.dueAt.toISOString() };
      await this.outbox.append(tx, [
        improvementEvent(ImprovementClosed, action, told, { actor, at: tx.now }),
      ]);
    });
  }

  move(who: Identity, actionId: string, dueOn: string, reason: string): Promise<void> {
    return this.take(who, actionId, 'move', async (taken) => {
      const { tx, action, actor, times } = taken;
      const dueAt = this.dayOf(taken, dueOn);
      const told = { dueAt: dueAt.toISOString(), previousDueAt: action.dueAt.toISOString() };
      const alarms = alarmsUntil(dueAt, tx.now, times);
      const moved = await this.step(taken, 'moved', reason, alarms, { dueAt, orderAt: dueAt });
      await this.outbox.append(tx, [
        improvementEvent(ImprovementMoved, moved, told, { actor, at: tx.now }),
      ]);
    });
  }

  withdraw(who: Identity, actionId: string, reason: string): Promise<void> {
    return this.take(who, actionId, 'move', async (taken) => {
      const { tx, actor } = taken;
      const over = { state: 'withdrawn', endedAt: tx.now, orderAt: tx.now } as const;
      const action = await this.step(taken, 'withdrawn', reason, [], over);
      await this.outbox.append(tx, [
        improvementEvent(ImprovementWithdrawn, action, {}, { actor, at: tx.now }),
      ]);
    });
  }

  /** "Really improved?" */
  check(who: Identity, actionId: string, found: CheckImprovement): Promise<void> {
    return this.take(who, actionId, 'check', async (taken) => {
      const { tx, actor } = taken;
      if (found.result === 'again') return this.again(taken, found);
      const improved = found.result === 'improved';
      const action = await this.step(taken, found.result, found.words, [], {
        ...{ state: improved ? 'improved' : 'not_improved', endedAt: tx.now, orderAt: tx.now },
      });
      const followedBy = found.result === 'followUp' ? found.actionId : null;
      const told = { improved, dueAt: null, followedBy };
      await this.outbox.append(tx, [
        improvementEvent(ImprovementEffectChecked, action, told, { actor, at: tx.now }),
      ]);
      if (found.result === 'followUp') await this.follow(taken, found);
    });
  }

  private async again(
    taken: Taken,
    { words, dueOn }: Extract<CheckImprovement, { result: 'again' }>,
  ): Promise<void> {
    const { tx, actor, times, action } = taken;
    const dueAt = this.dayOf(taken, dueOn);
    const reopened = await this.step(taken, 'again', words, alarmsUntil(dueAt, tx.now, times), {
      ...{ state: 'open', round: action.round + 1, dueAt, orderAt: dueAt },
      ...{ doneAt: null, doneBy: null, checkDueAt: null },
    });
    const told = { improved: false, dueAt: dueAt.toISOString(), followedBy: null };
    await this.outbox.append(tx, [
      improvementEvent(ImprovementEffectChecked, reopened, told, { actor, at: tx.now }),
    ]);
  }

  /** The same department tries something else, for the same cases. */
  private async follow(
    taken: Taken,
    { actionId, title, what, dueOn }: Extract<CheckImprovement, { result: 'followUp' }>,
  ): Promise<void> {
    const { tx, actor, reference, action } = taken;
    const { campus, department, owner, category, causes } = action;
    await this.opening.begin(tx, actor, reference, {
      ...{ actionId, title, what, campus, department, owner, category, causes: [...causes] },
      ...{ origin: { kind: 'follow_up', id: action.actionId }, follows: action.actionId },
      ...{ dueAt: this.dayOf(taken, dueOn), caseIds: await caseIdsOf(tx, action.actionId) },
    });
  }

  private take(
    who: Identity,
    actionId: string,
    step: Step,
    work: (taken: Taken) => Promise<void>,
  ): Promise<void> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const action = await findAction(tx, actionId, true);
      if (!action || !seesImprovement(who, action)) throw noSuchAction();
      const id = allowed(who, action, step);
      const reference = await this.reference.load(tx);
      const times = ruleAt(action.campus, reference)?.improvement ?? {};
      await work({ tx, action, reference, times, actor: { type: 'person', id, role: null } });
    });
  }

  private async step(
    { tx, action, actor }: Taken,
    step: string,
    words: string,
    alarms: readonly Alarm[],
    change: Partial<Action>,
  ): Promise<Action> {
    const next = { ...action, ...change, version: action.version + 1 };
    await writeAction(tx, next);
    await addStep(tx, await this.keys.forTenant(tx), next, { step, actor: actor.id, words });
    await setAlarms(tx, next.actionId, alarms);
    return next;
  }

  private dayOf({ tx, reference }: Taken, dueOn: string): Date {
    const dueAt = dueOnDay(dueOn, tx.now, reference.directory.timeZone);
    if (dueAt) return dueAt;
    const message = 'Choose a day from today on, at most two years ahead.';
    throw new ProblemError('request.invalid', message, {
      errors: [{ path: 'dueOn', code: 'unknown', message }],
    });
  }
}

export const noSuchAction = (): ProblemError =>
  new ProblemError(
    'improvement.not_found',
    'There is no such action that you may see. Choose one from the list.',
  );
