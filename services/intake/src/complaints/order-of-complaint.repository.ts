import type { RowOf, Transaction } from '@tingsu/database';
import type { ComplaintView } from './complaint-view.js';
import { ExternalOrders } from './external-order.entity.js';

const Standing = ExternalOrders.pick('dueAt', 'sentBackAt', 'sentBackBy');
const OF_COMPLAINT = `select a.name as authority, ${Standing.as('o')} from complaint c
  join external_order o using (tenant_id, adapter_id, external_ref)
  join adapter a on a.tenant_id = c.tenant_id and a.id = c.adapter_id
  where c.tenant_id = $1 and c.id = $2`;

/** How the order of a complaint stands towards who handed it over; null for what is no order. */
export async function orderOfComplaint(
  tx: Transaction,
  complaintId: string,
): Promise<NonNullable<ComplaintView['order']> | null> {
  const [row] = await tx.query<RowOf<typeof Standing> & { readonly authority: string }>(
    OF_COMPLAINT,
    [tx.tenantId, complaintId],
  );
  if (!row) return null;
  const { authority, dueAt, sentBackAt, sentBackBy } = row;
  return {
    ...{ authority, sentBackBy, dueAt: dueAt?.toISOString() ?? null },
    sentBackAt: sentBackAt?.toISOString() ?? null,
  };
}
