import type { KnownReachWish, ReachWish } from '@tingsu/contracts';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { ReachWishRows } from './reach-wish.entity.js';

const Wish = ReachWishRows.pick('complaintId', 'medium', 'times', 'language');
const Language = ReachWishRows.pick('language');
/** What was said with this complaint, else the last that was said with another one of the same phone number. */
const KNOWN = `with mine as (select id, phone_index from complaint where tenant_id = $1 and id = $2),
  same as (select id from mine
    union select c.id from complaint c join mine on c.phone_index = mine.phone_index where c.tenant_id = $1)
  select ${Wish.as('w')} from reach_wish w join same on same.id = w.complaint_id
  where w.tenant_id = $1 order by (w.complaint_id = $2) desc, w.said_at desc limit 1`;

export async function sayReachWish(
  tx: Transaction,
  complaintId: string,
  wish: ReachWish,
): Promise<void> {
  const row = { ...wish, tenantId: tenantOf(tx), complaintId, saidAt: tx.now };
  await ReachWishRows.add(
    tx,
    [row],
    `on conflict (tenant_id, complaint_id) do update set medium = excluded.medium, times = excluded.times,
       language = excluded.language, said_at = excluded.said_at`,
  );
}

/** Null where neither was anything said. */
export async function knownReachWish(
  tx: Transaction,
  complaintId: string,
): Promise<KnownReachWish | null> {
  const [row] = await tx.query<RowOf<typeof Wish>>(KNOWN, [tx.tenantId, complaintId]);
  if (!row) return null;
  const { complaintId: said, ...wish } = row;
  return { ...wish, earlier: said !== complaintId };
}

/** In which language the person wants to be written to, where that was said with this complaint. */
export async function wishedLanguage(
  tx: Transaction,
  complaintId: string,
): Promise<ReachWish['language'] | null> {
  const [row] = await Language.select(tx, 'where tenant_id = $1 and complaint_id = $2', [
    ...[tx.tenantId, complaintId],
  ]);
  return row?.language ?? null;
}
