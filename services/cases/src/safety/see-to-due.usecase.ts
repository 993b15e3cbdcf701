import { Injectable } from '@nestjs/common';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { DataKeys } from '@tingsu/privacy';
import { ReferenceData } from '../policies/reference.repository.js';
import { SYSTEM } from '../lifecycle/case-state.js';
import { factFor } from './case-facts.js';
import { safetyAt } from './safety-context.js';
import { dueEvents } from './announce-safety.usecase.js';
import {
  addEntry,
  changeFile,
  lockDue,
  tenantsWithDue,
  type SafetyRow,
} from './safety-files.repository.js';
import { afterDue } from './safety-rules.js';
import { standingOf } from './safety-view.js';
import { TellCase } from './tell-case.usecase.js';

const BATCH = 50;

/** What was not seen to in its time goes to others. Any number of instances do it once. */
@Injectable()
export class SeeToDue {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly keys: DataKeys,
    private readonly reference: ReferenceData,
    private readonly telling: TellCase,
  ) {}

  /** Returns how many there were. */
  async execute(): Promise<number> {
    let count = 0;
    for (const tenantId of await this.unitOfWork.system(tenantsWithDue))
      count += await this.unitOfWork.run(tenantId, async (tx) => {
        const due = await lockDue(tx, BATCH);
        for (const row of due) await this.seeTo(tx, row);
        return due.length;
      });
    return count;
  }

  private async seeTo(tx: Transaction, row: SafetyRow): Promise<void> {
    const { fileId, campus } = row;
    const { book, directory } = await this.reference.load(tx);
    const ground = safetyAt(row, book, directory);
    const { standing, act } = afterDue(standingOf(row), { at: tx.now, rules: ground.rules });
    const version = row.version + 1;
    const keys = await this.keys.forTenant(tx);
    await changeFile(tx, fileId, version, standing, null);
    await addEntry(tx, fileId, version, { by: null, act, facts: {}, words: {} }, keys);
    const moved = { fileId, version, campus, standing, at: tx.now };
    await this.outbox.append(tx, dueEvents(moved, act, ground));
    if (act === 'expire')
      await this.telling.execute(tx, row.caseNo, SYSTEM, factFor(fileId, standing, act));
  }
}
