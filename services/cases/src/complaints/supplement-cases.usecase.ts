import { Injectable } from '@nestjs/common';
import type { ComplaintSupplemented } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { CaseStore } from '../ledger/case-store.repository.js';
import { supplementCase } from '../lifecycle/supplement-case.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { FollowCase } from '../safety/follow-case.usecase.js';
import { casesOf, keepSupplements } from './waiting-complaints.repository.js';

/** Writes into cases what sending bodies say about their complaints later; what came before its case waits with the complaint. */
@Injectable()
export class SupplementCases {
  constructor(
    private readonly store: CaseStore,
    private readonly reference: ReferenceData,
    private readonly following: FollowCase,
  ) {}

  /** Throws when neither a case nor a waiting complaint is known, so that the events are tried again and, at last, parked. */
  async execute(tx: Transaction, supplements: readonly ComplaintSupplemented[]): Promise<void> {
    const waiting = await this.apply(tx, supplements);
    // A complaint whose row is gone by now has its case: another worker opened it in between.
    const opened = await keepSupplements(tx, waiting);
    const lost = await this.apply(tx, opened);
    if (lost.length > 0)
      throw new Error(
        `${new Set(lost.map(({ aggregateid }) => aggregateid)).size} complaints have neither a case nor a place among those that wait`,
      );
  }

  /** Returns those of complaints without a case. */
  private async apply(
    tx: Transaction,
    supplements: readonly ComplaintSupplemented[],
  ): Promise<readonly ComplaintSupplemented[]> {
    if (supplements.length === 0) return [];
    const cases = await casesOf(tx, [
      ...new Set(supplements.map(({ aggregateid }) => aggregateid)),
    ]);
    if (cases.size > 0) await this.write(tx, cases, supplements);
    return supplements.filter(({ aggregateid }) => !cases.has(aggregateid));
  }

  private async write(
    tx: Transaction,
    cases: ReadonlyMap<string, string>,
    supplements: readonly ComplaintSupplemented[],
  ): Promise<void> {
    const loaded = await this.store.lock(tx, [...cases.values()]);
    const reference = await this.reference.load(tx);
    const writes = [...cases].flatMap(([complaintId, caseId]) => {
      const known = loaded.get(caseId);
      const own = supplements.filter(({ aggregateid }) => aggregateid === complaintId);
      const [first] = own;
      if (!known || !first) return [];
      const context = reference.contextFor(known.state, { at: tx.now, actor: first.actor });
      const decision = supplementCase(known.state, own, context);
      return decision ? [{ decision, logHash: known.logHash }] : [];
    });
    await this.store.write(tx, writes);
    await this.following.execute(
      tx,
      writes.map(({ decision }) => decision),
    );
  }
}
