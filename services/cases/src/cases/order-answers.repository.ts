import type { Identity, OrderAnswer } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import type { DataKeys } from '@tingsu/privacy';
import { Cases } from '../ledger/case.entity.js';
import { recordedOf } from '../ledger/folded-case.repository.js';
import { factsOf } from '../ledger/log-facts.repository.js';
import { isEnded } from '../lifecycle/ended-states.js';
import { accessOf } from './case-access.js';
import { orderOutcome } from './order-answer.js';
import { wordsOfCases } from './words-of-cases.repository.js';

const Found = Cases.pick('caseId', 'caseNo', 'state', 'access');

/** What became of orders, of those cases that the reader sees; the words of the answer for who may read them. */
export async function readOrderAnswers(
  tx: Transaction,
  who: Identity,
  caseNos: readonly string[],
  keys: DataKeys,
): Promise<readonly OrderAnswer[]> {
  const rows = await Found.select(tx, 'where tenant_id = $1 and case_no = any($2::text[])', [
    tx.tenantId,
    caseNos,
  ]);
  const seen = rows.flatMap((row) => {
    const access = accessOf(who, row);
    return access.roles.length > 0 ? [{ ...row, reads: access.fields.includes('answer') }] : [];
  });
  const ids = seen.map(({ caseId }) => caseId);
  const facts = await factsOf(tx, ids);
  const outcomes = seen.map((row) => ({
    row,
    outcome: orderOutcome((facts.get(row.caseId) ?? []).map(recordedOf), isEnded(row.state)),
  }));
  const words = await wordsOfCases(tx, ids, ['text', 'outcome', 'notice'], keys);
  return outcomes.map(({ row, outcome: { words: at, ...outcome } }) => ({
    ...{ ...outcome, caseNo: row.caseNo },
    text: row.reads && at ? words(row.caseId, at.version, at.field) : null,
  }));
}
