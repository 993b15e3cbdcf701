import { MOST_WATCHED } from '@tingsu/contracts';
import { tenantOf, type Transaction } from '@tingsu/database';
import { CaseWatches } from './case-watch.entity.js';

const Watched = CaseWatches.pick('caseId');

/** All cases that a person watches: few, so that a list can be made of them. */
export async function watchedBy(tx: Transaction, personId: string): Promise<readonly string[]> {
  const rows = await Watched.select(
    tx,
    `where tenant_id = $1 and person_id = $2 limit ${MOST_WATCHED}`,
    [tenantOf(tx), personId],
  );
  return rows.map(({ caseId }) => caseId);
}

/** Which of these cases the person watches. */
export async function watchedAmong(
  tx: Transaction,
  personId: string | null,
  caseIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (personId === null || caseIds.length === 0) return new Set();
  const rows = await Watched.select(
    tx,
    'where tenant_id = $1 and person_id = $2 and case_id = any($3::uuid[])',
    [tenantOf(tx), personId, caseIds],
  );
  return new Set(rows.map(({ caseId }) => caseId));
}

/** Twice is once. False where the person watches as many as there can be. */
export async function watch(tx: Transaction, personId: string, caseId: string): Promise<boolean> {
  const watched = await watchedBy(tx, personId);
  if (watched.includes(caseId)) return true;
  if (watched.length >= MOST_WATCHED) return false;
  await tx.query(`${CaseWatches.insert()} on conflict do nothing`, [
    CaseWatches.json([{ tenantId: tenantOf(tx), personId, caseId, since: tx.now }]),
  ]);
  return true;
}

/** By number, whether or not the person still sees the case. */
export async function leave(tx: Transaction, personId: string, caseNo: string): Promise<void> {
  await tx.query(
    `delete from case_watch w using complaint_case c
     where c.tenant_id = w.tenant_id and c.case_id = w.case_id and c.case_no = $2 and w.person_id = $1`,
    [personId, caseNo],
  );
}
