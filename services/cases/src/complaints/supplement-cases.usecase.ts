import { Injectable } from '@nestjs/common';
import type { ComplaintSupplemented } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { CaseStore } from '../ledger/case-store.repository.js';
import { supplementCase } from '../lifecycle/supplement-case.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { casesOf, keepSupplements } from './waiting-complaints.repository.js';

/** Writes into cases what sending bodies say about their complaints later; what came before its case waits with the complaint. */
@Injectable()
export class SupplementCases {
  constructor(
    private readonly store: CaseStore,
    private readonly reference: ReferenceData,
  ) {}

  async execute(tx: Transaction, supplements: readonly ComplaintSupplemented[]): Promise<void> {
    if (supplements.length === 0) return;
    const cases = await casesOf(tx, [
      ...new Set(supplements.map(({ aggregateid }) => aggregateid)),
    ]);
    await keepSupplements(
      tx,
      supplements.filter(({ aggregateid }) => !cases.has(aggregateid)),
    );
    if (cases.size === 0) return;
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
  }
}
