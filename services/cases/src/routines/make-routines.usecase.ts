import { Injectable } from '@nestjs/common';
import { MS_PER_DAY } from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { todayOf } from '../policies/publication.repository.js';
import { ReferenceData, tenantsWithPolicies } from '../policies/reference.repository.js';
import { owedOn } from './owed-routines.js';
import { addTasks, lastMade } from './routine-tasks.repository.js';

/** After a longer standstill the days before are not asked for any more: nobody can open a box last week. */
const MOST_DAYS_BACK = 7;

/**
 * Makes the routines of each campus when their period begins, and of the days on which the system stood still. Time is the database's;
 * any number of instances make each task once.
 */
@Injectable()
export class MakeRoutines {
  /** Day, directory and policies for which all tasks of a tenant are there. */
  private readonly made = new Map<string, string>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
  ) {}

  /** Returns how many tasks are new. */
  async execute(): Promise<number> {
    let count = 0;
    for (const tenantId of await this.unitOfWork.system(tenantsWithPolicies))
      count += await this.unitOfWork.run(tenantId, (tx) => this.make(tx, tenantId));
    return count;
  }

  private async make(tx: Transaction, tenantId: string): Promise<number> {
    const reference = await this.reference.find(tx);
    if (!reference) return 0;
    const { book, directory, versions } = reference;
    const today = await todayOf(tx);
    const ground = `${today} ${versions}`;
    if (this.made.get(tenantId) === ground) return 0;
    const last = await lastMade(tx, directory.timeZone);
    const owed = directory.campuses
      .filter(({ open }) => open)
      .flatMap(({ code }) =>
        daysFrom(last.get(code), today).flatMap((day) => owedOn(day, code, book, directory)),
      );
    const count = await addTasks(tx, owed);
    tx.afterCommit(() => this.made.set(tenantId, ground));
    return count;
  }
}

/** The days after the last one for which tasks were made, and today in any case: policies may have changed since. */
function daysFrom(last: string | undefined, today: string): string[] {
  const end = Date.parse(today);
  const missed = last === undefined ? 0 : (end - Date.parse(last)) / MS_PER_DAY - 1;
  const back = Math.max(0, Math.min(missed, MOST_DAYS_BACK));
  return Array.from({ length: back + 1 }, (_, index) =>
    new Date(end - (back - index) * MS_PER_DAY).toISOString().slice(0, 10),
  );
}
