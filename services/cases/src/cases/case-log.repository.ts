import type { Identity } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import type { DataKeys } from '@tingsu/privacy';
import { Cases } from '../ledger/case.entity.js';
import { GENESIS } from '../ledger/chain.js';
import { factsOf } from '../ledger/log-facts.repository.js';
import { logLines } from '../ledger/log-lines.js';
import { accessOf, AccessRefused, requireSight } from './case-access.js';
import { openWords, stateByNumber } from './case-detail.repository.js';

/** All that happened in a case, with its chain. Throws `case.not_found`, and `access.denied` for who makes no dossier of it. */
export async function readLog(
  tx: Transaction,
  who: Identity,
  caseNo: string,
  keys: DataKeys,
): Promise<string> {
  const { state } = await stateByNumber(tx, caseNo);
  const access = accessOf(who, state);
  requireSight(access, state);
  if (access.roleFor('dossier.make') === null)
    throw new AccessRefused(
      'access.denied',
      'Your role makes no dossier of this case.',
      state.caseNo,
      'not_allowed_by_role',
    );
  const { caseId } = state;
  const facts = (await factsOf(tx, [caseId])).get(caseId) ?? [];
  const [kept] = await Cases.pick('logHash').select(tx, 'where case_id = $1', [caseId]);
  return logLines(facts, await openWords(tx, caseId, keys), kept?.logHash ?? GENESIS);
}
