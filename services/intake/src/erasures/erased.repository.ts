import type { ErasedCount } from '@tingsu/contracts';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { countEntries, forgetEntries } from '@tingsu/find';
import { Complaints } from '../complaints/complaint.entity.js';
import { ErasedFiles } from './erased-file.entity.js';

const Known = Complaints.pick('id', 'registeredAt');

/** Takes out what no key protects; the key of the complaint was destroyed before. */
export async function takeOut(tx: Transaction, complaintId: string): Promise<void> {
  const [known] = await Known.select(tx, 'where tenant_id = $1 and id = $2', [
    tenantOf(tx),
    complaintId,
  ]);
  await tx.query('select erase_complaint($1)', [complaintId]);
  if (known) await forgetEntries(tx, complaintId, known.registeredAt);
}

const COUNTS = `select
    (select count(*)::int from complaint_addition a where a.tenant_id = c.tenant_id
      and (a.complaint_id = c.id or (a.adapter_id = c.adapter_id and a.external_ref = c.external_ref))) as additions,
    (select count(*)::int from message m where m.tenant_id = c.tenant_id and m.complaint_id = c.id) as messages,
    (select count(*)::int from upload u where u.tenant_id = c.tenant_id and u.complaint_id = c.id) as files,
    (select count(*)::int from paper p where p.tenant_id = c.tenant_id and p.complaint_id = c.id) as papers,
    (select count(*)::int from mail m where m.tenant_id = c.tenant_id and m.complaint_id = c.id and octet_length(m.raw) > 0) as mails,
    (select count(*)::int from given_copy g where g.tenant_id = c.tenant_id and g.complaint_id = c.id) as copies,
    num_nonnulls(c.content, c.demand, c.name, c.phone, c.email, c.address, c.open_id) as complaint_words,
    num_nonnulls(c.phone_index, c.second_phone_index, c.email_index, c.content_mark, c.open_id_mark) as marks
  from complaint c where c.tenant_id = $1 and c.id = $2`;

/** What an erasure takes of a complaint here. */
export async function whatGoes(
  tx: Transaction,
  { id, registeredAt }: RowOf<typeof Known>,
): Promise<ErasedCount[]> {
  const [counts] = await tx.query<Record<ErasedCount['what'], number>>(COUNTS, [tenantOf(tx), id]);
  const entries = await countEntries(tx, id, registeredAt);
  const own = Object.entries(counts ?? {}).map(([what, count]) => ({
    what: what as ErasedCount['what'],
    count,
  }));
  return [...own, { what: 'index_entries', count: entries }];
}

const MOST = 100;

/** Files whose bytes are to be removed, locked so that one process removes each. */
export function lockErasedFiles(tx: Transaction): Promise<RowOf<typeof ErasedFiles>[]> {
  return ErasedFiles.select(tx, `order by erased_at limit ${MOST} for update skip locked`);
}

export async function forgetErasedFiles(
  tx: Transaction,
  files: readonly RowOf<typeof ErasedFiles>[],
): Promise<void> {
  await tx.query('delete from erased_file where storage_key = any($1::text[])', [
    files.map(({ storageKey }) => storageKey),
  ]);
}
