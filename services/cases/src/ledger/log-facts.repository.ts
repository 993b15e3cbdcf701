import { tenantOf, type Transaction } from '@tingsu/database';
import { CaseLog } from './case.entity.js';
import type { ChainedRow } from './chain.js';
import { factsIn } from './log-row.js';

const Stored = CaseLog.omit('tenantId', 'previousHash', 'hash');

/** What happened in each of these cases, oldest first, by id. */
export async function factsOf(
  tx: Transaction,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ChainedRow[]>> {
  const rows = await Stored.select(
    tx,
    'where case_id = any($1::uuid[]) order by case_id, version',
    [caseIds],
  );
  const facts = new Map<string, ChainedRow[]>();
  for (const row of rows) {
    const own = facts.get(row.caseId);
    const more = factsIn(tenantOf(tx), row);
    if (own) own.push(...more);
    else facts.set(row.caseId, [...more]);
  }
  return facts;
}
