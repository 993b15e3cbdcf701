import { Injectable } from '@nestjs/common';
import type { Actor } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { caseIdsOf } from '../cases/case-list.repository.js';
import { CaseStore } from '../ledger/case-store.repository.js';
import { conclude } from '../lifecycle/conclude.js';
import { ReferenceData } from '../policies/reference.repository.js';
import type { TellsCase } from './case-facts.js';

/** Writes into the log of a case what became of a file that belongs to it. */
@Injectable()
export class TellCase {
  constructor(
    private readonly store: CaseStore,
    private readonly reference: ReferenceData,
  ) {}

  async execute(
    tx: Transaction,
    caseNo: string | null,
    actor: Actor,
    tells: TellsCase | null,
  ): Promise<void> {
    if (caseNo === null || !tells) return;
    const [loaded] = (await this.store.lock(tx, await caseIdsOf(tx, [caseNo]))).values();
    if (!loaded) return;
    const { state, logHash } = loaded;
    const context = (await this.reference.load(tx)).contextFor(state, { at: tx.now, actor });
    const decision = conclude(state, { events: tells(state, context) }, context);
    await this.store.write(tx, [{ decision, logHash }]);
  }

  /** Who writes into case and file takes the case first, as everybody does who changes a case. */
  async lock(tx: Transaction, caseNo: string | null): Promise<void> {
    if (caseNo !== null) await this.store.lock(tx, await caseIdsOf(tx, [caseNo]));
  }
}
