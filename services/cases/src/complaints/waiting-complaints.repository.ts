import type { ComplaintReceived } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { Cases } from '../ledger/case.entity.js';
import { WaitingComplaints, type WaitingComplaintEntity } from './waiting-complaint.entity.js';

/** The inbox lets an event in once; this also holds when the inbox was rebuilt or an operator publishes a span again. */
export async function withoutCase(
  tx: Transaction,
  events: readonly ComplaintReceived[],
): Promise<ComplaintReceived[]> {
  const rows = await Cases.pick('complaintId').select(tx, 'where complaint_id = any($1::uuid[])', [
    events.map(({ aggregateid }) => aggregateid),
  ]);
  const known = new Set(rows.map(({ complaintId }) => complaintId));
  return events.filter(({ aggregateid }) => !known.has(aggregateid) && known.add(aggregateid));
}

/** No officer could be assigned yet; `OpenWaitingCases` retries it. */
export async function keepWaiting(
  tx: Transaction,
  events: readonly ComplaintReceived[],
): Promise<void> {
  const rows = events.map((event) => ({
    tenantId: event.tenantid,
    complaintId: event.aggregateid,
    event,
  }));
  await WaitingComplaints.add(tx, rows, 'on conflict do nothing');
}

export async function tenantsWithWaiting(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<Pick<WaitingComplaintEntity, 'tenantId'>>(
    'select distinct tenant_id as "tenantId" from waiting_complaint',
  );
  return rows.map(({ tenantId }) => tenantId);
}

/** Takes some of those that wait; what other workers hold is theirs. */
export async function takeWaiting(tx: Transaction, limit: number): Promise<ComplaintReceived[]> {
  const rows = await tx.query<Pick<WaitingComplaintEntity, 'event'>>(
    `delete from waiting_complaint where complaint_id in
       (select complaint_id from waiting_complaint order by complaint_id limit $1 for update skip locked) returning event`,
    [limit],
  );
  return rows.map(({ event }) => event);
}
