import { Injectable } from '@nestjs/common';
import { ImprovementDue } from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { DataKeys } from '@tingsu/privacy';
import { SYSTEM } from '../lifecycle/case-state.js';
import { improvementEvent } from './improvement-events.repository.js';
import {
  addStep,
  findAction,
  takeAlarms,
  tenantsWithAlarms,
  writeAction,
} from './improvements.repository.js';

const MOST_AT_ONCE = 200;

/** Says when an improvement action, or the check of its effect, is due or late. */
@Injectable()
export class RingImprovements {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly keys: DataKeys,
  ) {}

  /** Returns how many there were. */
  async execute(): Promise<number> {
    let count = 0;
    for (const tenantId of await this.unitOfWork.system(tenantsWithAlarms))
      count += await this.unitOfWork.run(tenantId, (tx) => this.ring(tx));
    return count;
  }

  private async ring(tx: Transaction): Promise<number> {
    const keys = await this.keys.forTenant(tx);
    const alarms = await takeAlarms(tx, MOST_AT_ONCE);
    for (const { actionId, step, dueAt, notify } of alarms) {
      const action = await findAction(tx, actionId, true);
      if (!action) throw new Error('an alarm rang for an action that is not there');
      const next = { ...action, version: action.version + 1 };
      await writeAction(tx, next);
      await addStep(tx, keys, next, { step, actor: null, words: null });
      const told = { step, dueAt: dueAt.toISOString(), notify: [...notify] };
      await this.outbox.append(tx, [
        improvementEvent(ImprovementDue, next, told, { actor: SYSTEM, at: tx.now }),
      ]);
    }
    return alarms.length;
  }
}
