import { Injectable } from '@nestjs/common';
import type { MessageArrived, MessageFailed } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { CaseStore } from '../ledger/case-store.repository.js';
import type { CaseState } from '../lifecycle/case-state.js';
import type { Decision } from '../lifecycle/conclude.js';
import type { DecisionContext } from '../lifecycle/context.js';
import { noticeArrived, noticeFailed } from '../lifecycle/notice-commands.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { casesOf } from './waiting-complaints.repository.js';

/** Writes into the log of a case that a notice which it owed arrived, or that no way led to the complainant. */
@Injectable()
export class RecordNotices {
  constructor(
    private readonly store: CaseStore,
    private readonly reference: ReferenceData,
  ) {}

  async arrived(tx: Transaction, events: readonly MessageArrived[]): Promise<void> {
    for (const event of events) {
      const { complaintId, notice, medium, proof } = event.data;
      if (notice === null) continue;
      const told = { noticeKey: notice, medium: medium ?? 'progress_page', proof, at: event.time };
      await this.record(tx, complaintId, event, (state, context) =>
        noticeArrived(state, told, context),
      );
    }
  }

  async failed(tx: Transaction, events: readonly MessageFailed[]): Promise<void> {
    for (const event of events) {
      const { complaintId, notice, ...how } = failureOf(event);
      if (notice === null) continue;
      await this.record(tx, complaintId, event, (state, context) =>
        noticeFailed(state, { noticeKey: notice, ...how }, context),
      );
    }
  }

  private async record(
    tx: Transaction,
    complaintId: string,
    { actor }: Pick<MessageArrived, 'actor'>,
    decisionOn: (state: CaseState, context: DecisionContext) => Decision | null,
  ): Promise<void> {
    const caseId = (await casesOf(tx, [complaintId])).get(complaintId);
    const loaded = caseId && (await this.store.lock(tx, [caseId])).get(caseId);
    if (!loaded) throw new Error('A notice was sent for a complaint that has no case');
    const { state, logHash } = loaded;
    const context = (await this.reference.load(tx)).contextFor(state, { at: tx.now, actor });
    const decision = decisionOn(state, context);
    if (decision) await this.store.write(tx, [{ decision, logHash }]);
  }
}

const failureOf = ({ data: { complaintId, notice, tried, missing } }: MessageFailed) => ({
  ...{ complaintId, notice, tried },
  ...(missing ? { missing } : {}),
});
