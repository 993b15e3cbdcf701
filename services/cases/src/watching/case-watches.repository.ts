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

/** What became of a wish to watch a case. */
export type Watched = 'fresh' | 'known' | 'full';

/** Twice is once. `full` where the person watches as many as there can be. */
export async function watch(tx: Transaction, personId: string, caseId: string): Promise<Watched> {
  const watched = await watchedBy(tx, personId);
  if (watched.includes(caseId)) return 'known';
  if (watched.length >= MOST_WATCHED) return 'full';
  await CaseWatches.add(tx, [{ tenantId: tenantOf(tx), personId, caseId, since: tx.now }]);
  return 'fresh';
}

/** By number, whether or not the person still sees the case. False where the person did not watch it. */
export async function leave(tx: Transaction, personId: string, caseNo: string): Promise<boolean> {
  const rows = await tx.query(
    `delete from case_watch w using complaint_case c
     where c.tenant_id = w.tenant_id and c.case_id = w.case_id and c.case_no = $2 and w.person_id = $1 returning 1`,
    [personId, caseNo],
  );
  return rows.length > 0;
}
