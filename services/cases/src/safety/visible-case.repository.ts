import { caseNoOf, type Identity } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { accessOf, notFound, requireSight } from '../cases/case-access.js';
import { Cases } from '../ledger/case.entity.js';

const Known = Cases.pick('caseNo', 'access');

/** The case must be one that this person sees; its number as cases write it. */
export async function visibleCase(tx: Transaction, who: Identity, given: string): Promise<string> {
  const caseNo = caseNoOf(given);
  const [found] = await Known.select(tx, 'where case_no = $1', [caseNo]);
  if (!found) throw notFound(caseNo);
  requireSight(accessOf(who, found), found);
  return caseNo;
}
