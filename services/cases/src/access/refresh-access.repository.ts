import type { Transaction } from '@tingsu/database';
import { type CaseEntity, Cases } from '../ledger/case.entity.js';

const FRESH = `update complaint_case set access_stale = false where case_id = any($1::uuid[])`;
/** Stand-ins follow the directory; almost no case keeps a head away, so almost none is asked again. */
const KEEPING_AWAY = `update complaint_case set access_stale = true where open and access is not null
  and (access #> '{respondent,persons}' <> '[]' or access -> 'excluded' <> '[]' or (access -> 'confidential')::boolean)`;
const TENANTS = 'select distinct tenant_id as "tenantId" from complaint_case where access_stale';

/** Cases whose facts of access have to be derived again, the newest first. */
export async function staleCases(tx: Transaction, limit: number): Promise<string[]> {
  const rows = await Cases.pick('caseId').select(
    tx,
    'where access_stale order by received_at desc limit $1',
    [limit],
  );
  return rows.map(({ caseId }) => caseId);
}

export async function markFresh(tx: Transaction, caseIds: readonly string[]): Promise<void> {
  await tx.query(FRESH, [caseIds]);
}

/** After a change of the directory, the stand-in may be a different person. */
export async function markStale(tx: Transaction): Promise<void> {
  await tx.query(KEEPING_AWAY);
}

export async function tenantsWithStaleCases(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<Pick<CaseEntity, 'tenantId'>>(TENANTS);
  return rows.map(({ tenantId }) => tenantId);
}
