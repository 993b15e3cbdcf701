import { Injectable } from '@nestjs/common';
import { RoutineEscalated, RoutineMissed } from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { counter, logger } from '@tingsu/runtime';
import { SYSTEM } from '../lifecycle/case-state.js';
import {
  markEscalated,
  markMissed,
  routineEvent,
  tenantsWithOverdue,
} from './overdue-routines.repository.js';

const missed = counter('tingsu_routines_missed_total', 'Routines that were not done in their time');

/** Marks what was not done in its time, and takes it one level up after the time that its policy gives. */
@Injectable()
export class FlagRoutines {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
  ) {}

  /** Returns how many marks and escalations there were. */
  async execute(): Promise<number> {
    let count = 0;
    for (const tenantId of await this.unitOfWork.system(tenantsWithOverdue))
      count += await this.unitOfWork.run(tenantId, (tx) => this.flag(tx));
    return count;
  }

  private async flag(tx: Transaction): Promise<number> {
    const marked = await markMissed(tx);
    const escalated = await markEscalated(tx);
    await this.outbox.append(tx, [
      ...marked.map((task) => routineEvent(RoutineMissed, task, {}, SYSTEM, tx.now)),
      ...escalated.map((task) =>
        routineEvent(RoutineEscalated, task, { notify: [...task.escalateTo] }, SYSTEM, tx.now),
      ),
    ]);
    tx.afterCommit(() => missed.inc(marked.length));
    for (const { taskId, routineId, campus } of marked)
      logger.warn({ tenantId: tx.tenantId, taskId, routineId, campus }, 'a routine was missed');
    return marked.length + escalated.length;
  }
}
