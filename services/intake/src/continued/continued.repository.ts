import type { RowOf, Transaction } from '@tingsu/database';
import { Complaints } from '../complaints/complaint.entity.js';

const Carried = Complaints.pick('complaintNo', 'language');
const OF_CASE = `select ${Carried.as('c')} from case_copy k
  join complaint c on c.tenant_id = k.tenant_id and c.id = k.complaint_id
  where k.tenant_id = $1 and k.case_id = $2`;

/** Throws for a case that was never opened here: its events come in order, so that is a gap in the stream. */
export async function complaintOfCase(
  tx: Transaction,
  caseId: string,
): Promise<RowOf<typeof Carried>> {
  const [complaint] = await tx.query<RowOf<typeof Carried>>(OF_CASE, [tx.tenantId, caseId]);
  if (!complaint) throw new Error('a complaint comes from a case that is not known here');
  return complaint;
}
