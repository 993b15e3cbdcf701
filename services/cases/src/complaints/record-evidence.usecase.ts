import { Injectable } from '@nestjs/common';
import type {
  Actor,
  CaseStateName,
  CopiesGiven,
  EvidenceAdded,
  PaperMade,
} from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { CaseStore } from '../ledger/case-store.repository.js';
import type { CaseEvent } from '../lifecycle/case-event.js';
import { conclude } from '../lifecycle/conclude.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { casesOf } from './waiting-complaints.repository.js';

/** Writes into the log of a case that a file was added, copies were given or a paper was made, with the hashes. Files and names stay with intake. */
@Injectable()
export class RecordEvidence {
  constructor(
    private readonly store: CaseStore,
    private readonly reference: ReferenceData,
  ) {}

  /** Throws for a complaint without a case, so that the events are tried again: files are added to cases that are open. */
  async execute(tx: Transaction, events: readonly EvidenceAdded[]): Promise<void> {
    // One after the other: each is written after what the one before wrote.
    for (const event of events) {
      const { complaintId, complaintNo: _complaintNo, ...file } = event.data;
      await this.record(tx, complaintId, event.actor, (state) => ({
        kind: 'evidenceAdded',
        data: { state, ...file },
      }));
    }
  }

  /** Copies that left the house. */
  async copies(tx: Transaction, events: readonly CopiesGiven[]): Promise<void> {
    for (const event of events) {
      const { complaintId, complaintNo: _complaintNo, ...copies } = event.data;
      await this.record(tx, complaintId, event.actor, (state) => ({
        kind: 'copiesGiven',
        data: { state, ...copies },
      }));
    }
  }

  /** Papers of the case. */
  async papers(tx: Transaction, events: readonly PaperMade[]): Promise<void> {
    for (const event of events) {
      const { complaintId, complaintNo: _complaintNo, ...paper } = event.data;
      await this.record(tx, complaintId, event.actor, (state) => ({
        kind: 'paperMade',
        data: { state, ...paper },
      }));
    }
  }

  private async record(
    tx: Transaction,
    complaintId: string,
    actor: Actor,
    eventIn: (state: CaseStateName) => CaseEvent,
  ): Promise<void> {
    const caseId = (await casesOf(tx, [complaintId])).get(complaintId);
    const loaded = caseId && (await this.store.lock(tx, [caseId])).get(caseId);
    if (!loaded) throw new Error('A file or paper belongs to a complaint that has no case yet');
    const { state, logHash } = loaded;
    const context = (await this.reference.load(tx)).contextFor(state, { at: tx.now, actor });
    const decision = conclude(state, { events: [eventIn(state.state)] }, context);
    await this.store.write(tx, [{ decision, logHash }]);
  }
}
