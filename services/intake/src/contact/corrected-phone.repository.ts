import { searchablePhones } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import type { PersonalData } from '@tingsu/privacy';
import { PHONE_FIELD } from '../complaints/insert-complaints.repository.js';

const KEEP = `insert into corrected_phone (tenant_id, complaint_id, phone_index) values ($1, $2, $3)
  on conflict (tenant_id, complaint_id) do update set phone_index = excluded.phone_index`;

/** From now on the complaint counts as one of this number; the one that it came with stays on it. */
export async function keepCorrectedPhone(
  tx: Transaction,
  keys: PersonalData,
  complaintId: string,
  phone: string,
): Promise<void> {
  const [number] = searchablePhones(phone);
  const mark = number === undefined ? null : keys.blindIndex(PHONE_FIELD, number);
  await tx.query(KEEP, [tx.tenantId, complaintId, mark]);
}
