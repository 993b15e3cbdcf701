import { Injectable } from '@nestjs/common';
import type { EvidenceAdded } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { CaseStore } from '../ledger/case-store.repository.js';
import { conclude } from '../lifecycle/conclude.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { casesOf } from './waiting-complaints.repository.js';

/** Writes into the log of a case that a file was added, with its hash. The file, its name and its source stay with intake. */
@Injectable()
export class RecordEvidence {
  constructor(
    private readonly store: CaseStore,
    private readonly reference: ReferenceData,
  ) {}

  /** Throws for a complaint without a case, so that the events are tried again: files are added to cases that are open. */
  async execute(tx: Transaction, events: readonly EvidenceAdded[]): Promise<void> {
    // One after the other: each is written after what the one before wrote.
    for (const event of events) await this.record(tx, event);
  }

  private async record(tx: Transaction, { data, actor }: EvidenceAdded): Promise<void> {
    const { complaintId, complaintNo: _complaintNo, ...file } = data;
    const caseId = (await casesOf(tx, [complaintId])).get(complaintId);
    const loaded = caseId && (await this.store.lock(tx, [caseId])).get(caseId);
    if (!loaded) throw new Error('A file was added to a complaint that has no case yet');
    const { state, logHash } = loaded;
    const context = (await this.reference.load(tx)).contextFor(state, { at: tx.now, actor });
    const events = [{ kind: 'evidenceAdded' as const, data: { state: state.state, ...file } }];
    await this.store.write(tx, [{ decision: conclude(state, { events }, context), logHash }]);
  }
}
