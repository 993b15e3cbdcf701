import { Injectable } from '@nestjs/common';
import { CaseFollowUpDone, caseNoOf, is, ProblemError, type EventOf } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import type { CaseEvent } from '../progress/copied-event.js';
import { ComplaintRepository } from '../complaints/complaint.repository.js';
import { RegisterComplaint } from '../complaints/register-complaint.usecase.js';
import { OpenIds } from '../sendings/open-id.repository.js';
import { continuedByCall, originOfCall } from './continued.js';
import { complaintOfCase } from './continued.repository.js';

type Done = EventOf<typeof CaseFollowUpDone>;

/**
 * Registers the complaints that cases bring about, as any other: with a number, a code and a receipt, and the person is told of it by the
 * case that is opened for it. The key is that of the event, so it is one complaint, however often the event comes and wherever a
 * process was killed.
 */
@Injectable()
export class ContinueComplaints {
  constructor(
    private readonly complaints: ComplaintRepository,
    private readonly openIds: OpenIds,
    private readonly registering: RegisterComplaint,
  ) {}

  async execute(tx: Transaction, events: readonly CaseEvent[]): Promise<void> {
    for (const event of events)
      if (is(event, CaseFollowUpDone) && event.data.consequence?.action === 'new_complaint')
        await this.afterCall(tx, event);
  }

  private async afterCall(
    tx: Transaction,
    { id, tenantid, aggregateid, data }: Done,
  ): Promise<void> {
    const { complaintNo, language } = await complaintOfCase(tx, aggregateid);
    const head = await this.complaints.head(tx, complaintNo);
    if (!head) throw new Error('The complaint of a case has vanished');
    const opened = await this.complaints.open(tx, head);
    const openId = await this.openIds.of(tx, head.id);
    const { campus } = head;
    await this.once(tx, {
      tenantId: tenantid,
      sender: { origin: originOfCall(caseNoOf(complaintNo)) },
      key: id,
      submission: continuedByCall({ campus, language, openId, opened }, data.medium),
      receiptShown: false,
    });
  }

  /** What was registered before the event came again may have been corrected since: then the same key has other words, and all is done. */
  private async once(
    tx: Transaction,
    command: Parameters<RegisterComplaint['within']>[1],
  ): Promise<void> {
    try {
      await this.registering.within(tx, command);
    } catch (error) {
      if (!(error instanceof ProblemError && error.code === 'idempotency.key_reused')) throw error;
    }
  }
}
