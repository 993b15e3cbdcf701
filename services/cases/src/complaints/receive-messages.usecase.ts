import { Injectable } from '@nestjs/common';
import type { MessageWritten } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { CaseStore } from '../ledger/case-store.repository.js';
import { receiveMessage } from '../lifecycle/receive-message.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { FollowCase } from '../safety/follow-case.usecase.js';
import { casesOf } from './waiting-complaints.repository.js';

/** Follows the thread between a complainant and the hospital, whose words stay with intake. */
@Injectable()
export class ReceiveMessages {
  constructor(
    private readonly store: CaseStore,
    private readonly reference: ReferenceData,
    private readonly following: FollowCase,
  ) {}

  /** Throws for a complaint without a case, so that the events are tried again: a person may write before the case is open. */
  async execute(tx: Transaction, events: readonly MessageWritten[]): Promise<void> {
    // One after the other: each is written after what the one before wrote.
    for (const event of events) {
      const { complaintId } = event.data;
      const caseId = (await casesOf(tx, [complaintId])).get(complaintId);
      const loaded = caseId && (await this.store.lock(tx, [caseId])).get(caseId);
      if (!loaded) throw new Error('A message came about a complaint that has no case yet');
      const { state, logHash } = loaded;
      const context = (await this.reference.load(tx)).contextFor(state, {
        at: tx.now,
        actor: event.actor,
      });
      const decision = receiveMessage(state, event, context);
      await this.store.write(tx, [{ decision, logHash }]);
      await this.following.execute(tx, [decision]);
    }
  }
}
