import { Injectable } from '@nestjs/common';
import type { RowOf, Transaction } from '@tingsu/database';
import { Complaints } from '../complaints/complaint.entity.js';

const Noticed = Complaints.pick(
  ...(['id', 'complaintNo', 'language', 'receivedAt', 'limits'] as const),
  ...(['campus', 'department', 'channel', 'caseKind'] as const),
);
/** What a notice says of its complaint. */
export type NoticedComplaint = RowOf<typeof Noticed>;

const OF_CASE = `select ${Noticed.as('c')} from case_copy k
  join complaint c on c.tenant_id = k.tenant_id and c.id = k.complaint_id
  where k.tenant_id = $1 and k.case_id = $2`;

@Injectable()
export class NoticedComplaints {
  /** Throws for a case that was never opened here: its events come in order, so that is a gap in the stream. */
  async ofCase(tx: Transaction, caseId: string): Promise<NoticedComplaint> {
    const [complaint] = await tx.query<NoticedComplaint>(OF_CASE, [tx.tenantId, caseId]);
    if (!complaint) throw new Error('a notice is owed for a case that is not known here');
    return complaint;
  }
}
