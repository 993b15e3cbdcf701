import type { ComplaintReceived, ComplaintSupplemented } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { Cases } from '../ledger/case.entity.js';
import { WaitingComplaints, type WaitingComplaintEntity } from './waiting-complaint.entity.js';

/** With what the sending body said about it later, while it waited. */
export type WaitingComplaint = ComplaintReceived & {
  readonly supplements?: readonly ComplaintSupplemented[];
};

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
export async function takeWaiting(tx: Transaction, limit: number): Promise<WaitingComplaint[]> {
  const rows = await tx.query<{ event: WaitingComplaint }>(
    `delete from waiting_complaint where complaint_id in
       (select complaint_id from waiting_complaint order by complaint_id limit $1 for update skip locked) returning event`,
    [limit],
  );
  return rows.map(({ event }) => event);
}

/** Keeps them beside the complaints that wait, in the order in which they came. Returns those whose complaint does not wait. */
export async function keepSupplements(
  tx: Transaction,
  supplements: readonly ComplaintSupplemented[],
): Promise<readonly ComplaintSupplemented[]> {
  const others: ComplaintSupplemented[] = [];
  for (const supplement of supplements) {
    const kept = await tx.query(
      `update waiting_complaint set event = event ||
         jsonb_build_object('supplements', coalesce(event -> 'supplements', '[]'::jsonb) || $2::jsonb)
       where complaint_id = $1 returning 1`,
      [supplement.aggregateid, JSON.stringify(supplement)],
    );
    if (kept.length === 0) others.push(supplement);
  }
  return others;
}

/** The cases of these complaints, by complaint. */
export async function casesOf(
  tx: Transaction,
  complaintIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await Cases.pick('complaintId', 'caseId').select(
    tx,
    'where complaint_id = any($1::uuid[])',
    [complaintIds],
  );
  return new Map(rows.map(({ complaintId, caseId }) => [complaintId, caseId]));
}
