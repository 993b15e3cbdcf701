import { Injectable } from '@nestjs/common';
import {
  mayInHouse,
  ProblemError,
  RoutineDone,
  type Identity,
  type RoutineTask,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { DataKeys } from '@tingsu/privacy';
import { markDone, routineEvent } from './overdue-routines.repository.js';
import { lockTask, noteCell, readTask } from './routine-tasks.repository.js';

/** A person of the owner says that a routine was done, in time or late. Said again by the same person it changes nothing. */
@Injectable()
export class DoRoutine {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly keys: DataKeys,
  ) {}

  execute(who: Identity, taskId: string, note: string | undefined): Promise<RoutineTask> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const keys = await this.keys.forTenant(tx);
      const task = await lockTask(tx, who, taskId);
      const by = doerOf(who, task);
      if (task.doneAt === null) {
        const sealed = keys.sealOptional(noteCell(taskId), note);
        const done = await markDone(tx, task, by, sealed);
        const actor = { type: 'person', id: by, role: null } as const;
        const late = done.missedAt !== null;
        await this.outbox.append(tx, [routineEvent(RoutineDone, done, { late }, actor, tx.now)]);
      } else if (task.doneBy !== by)
        throw new ProblemError(
          'routine.done_already',
          'A colleague has already marked it as done. Reload the list.',
        );
      return readTask(tx, who, taskId, keys);
    });
  }
}

function doerOf(who: Identity, task: { campus: string; department: string | null }): string {
  if (who.personId !== null && mayInHouse(who, 'routine.do', task)) return who.personId;
  throw new ProblemError(
    'access.denied',
    'Only the department that owes the routine and the complaint centre of the campus may do it.',
  );
}
