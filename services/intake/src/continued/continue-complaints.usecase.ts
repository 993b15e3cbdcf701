import { Injectable } from '@nestjs/common';
import {
  CaseFollowUpDone,
  CaseLateNoticeComplained,
  caseNoOf,
  is,
  ProblemError,
  type COMPLAINT_ORIGINS,
  type Submission,
} from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import type { CaseEvent } from '../progress/copied-event.js';
import { ComplaintRepository, type ComplaintHead } from '../complaints/complaint.repository.js';
import { RegisterComplaint } from '../complaints/register-complaint.usecase.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { OpenIds } from '../sendings/open-id.repository.js';
import {
  continuedByCall,
  continuedByLateNotice,
  type Carried,
  type LateNotice,
} from './continued.js';
import { complaintOfCase } from './continued.repository.js';

type Because = (typeof COMPLAINT_ORIGINS)[number];

/**
 * Registers the complaints that cases bring about, as any other: with a number, a code and a receipt, and the person is told of it by the
 * case that is opened for it. The key is that of the event, so it is one complaint, however often the event comes and
 * wherever a process was killed.
 */
@Injectable()
export class ContinueComplaints {
  constructor(
    private readonly complaints: ComplaintRepository,
    private readonly openIds: OpenIds,
    private readonly references: ReferenceRepository,
    private readonly registering: RegisterComplaint,
  ) {}

  async execute(tx: Transaction, events: readonly CaseEvent[]): Promise<void> {
    for (const event of events) {
      if (is(event, CaseFollowUpDone) && event.data.consequence?.action === 'new_complaint')
        await this.carryOn(tx, event, 'call_back', (carried) =>
          continuedByCall(carried, event.data.medium),
        );
      if (is(event, CaseLateNoticeComplained)) await this.afterLateNotice(tx, event);
    }
  }

  private async afterLateNotice(tx: Transaction, event: CaseLateNoticeComplained): Promise<void> {
    const reference = await this.references.within(tx);
    const { department, label, against } = event.data;
    const lateNotice = (
      { campus, caseKind }: ComplaintHead,
      language: 'zh' | 'en',
    ): LateNotice => ({
      caseKind,
      by: reference?.departmentName(department)?.[language] ?? department,
      limit: label[language],
      // Who answers for the whole group stands in the words; a complaint names a department of its own campus.
      against:
        against !== null && reference?.department(against)?.campus === campus ? against : null,
    });
    await this.carryOn(tx, event, 'late_notice', (carried, head) =>
      continuedByLateNotice(carried, lateNotice(head, carried.language === 'en' ? 'en' : 'zh')),
    );
  }

  private async carryOn(
    tx: Transaction,
    { id, tenantid, aggregateid }: Pick<CaseEvent, 'id' | 'tenantid' | 'aggregateid'>,
    because: Because,
    submissionOf: (carried: Carried, head: ComplaintHead) => Submission,
  ): Promise<void> {
    const { complaintNo, language } = await complaintOfCase(tx, aggregateid);
    const head = await this.complaints.head(tx, complaintNo);
    if (!head) throw new Error('The complaint of a case has vanished');
    const opened = await this.complaints.open(tx, head);
    const openId = await this.openIds.of(tx, head.id);
    await this.once(tx, {
      tenantId: tenantid,
      sender: { origin: { caseNo: caseNoOf(complaintNo), because } },
      key: id,
      submission: submissionOf({ campus: head.campus, language, openId, opened }, head),
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
