import type { Transaction } from '@tingsu/database';
import type { CaseEntity, CaseSnapshotEntity } from './case.entity.js';
import { stateOf, type StoredState } from './state-of-case.js';
import { STATE_OF_CASE } from './statements.repository.js';

/** One tenant after the other, along the key of the table. */
const TENANTS = `with recursive tenants as (
    (select tenant_id from complaint_case order by tenant_id limit 1)
    union all
    select (select c.tenant_id from complaint_case c where c.tenant_id > t.tenant_id order by c.tenant_id limit 1) from tenants t where t.tenant_id is not null)
  select tenant_id as "tenantId" from tenants where tenant_id is not null`;

export async function tenantsWithCases(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<Pick<CaseEntity, 'tenantId'>>(TENANTS);
  return rows.map(({ tenantId }) => tenantId);
}

/** Before all cases, in the order of their ids. */
export const FIRST_CASE = '00000000-0000-0000-0000-000000000000';

/** At rest: ended and unchanged since before the hot span, and without a clock or a question that could still act. */
const PAGE = `with page as (select tenant_id, case_id from case_snapshot where case_id > $2 order by case_id limit $3)
  select p.case_id as "caseId", not c.open and c.due_key = 'infinity' and c.updated_at < instant() - make_interval(months => $1)
    and not exists (select from clock k where k.tenant_id = p.tenant_id and k.case_id = p.case_id and k.next_step_at is not null)
    and not exists (select from clock_acknowledgement a where a.tenant_id = p.tenant_id and a.case_id = p.case_id and a.state = 'open') as "atRest"
  from page p join complaint_case c using (tenant_id, case_id) order by p.case_id`;

/** The next cases that have a snapshot, and which of them are at rest. */
export function casesAwake(
  tx: Transaction,
  hotMonths: number,
  after: string,
  limit: number,
): Promise<{ readonly caseId: string; readonly atRest: boolean }[]> {
  return tx.query(PAGE, [hotMonths, after, limit]);
}

const LOCK = `select s.case_id as "caseId", ${STATE_OF_CASE} from complaint_case c
  join case_snapshot s on s.tenant_id = c.tenant_id and s.case_id = c.case_id
  where c.case_id = any($1::uuid[]) and not c.open and c.updated_at < instant() - make_interval(months => $2)
  order by c.case_id for update skip locked`;

/** Locks these cases, unless one changed or another process holds it. */
export async function lockAtRest(
  tx: Transaction,
  caseIds: readonly string[],
  hotMonths: number,
): Promise<Pick<CaseSnapshotEntity, 'caseId' | 'snapshot'>[]> {
  const rows = await tx.query<StoredState & { readonly caseId: string }>(LOCK, [
    caseIds,
    hotMonths,
  ]);
  return rows.map((row) => ({ caseId: row.caseId, snapshot: stateOf(row) }));
}

/** The rows of their clocks go too, but for those of clocks whose steps acted: lists of what acted name them. */
export async function putToRest(tx: Transaction, caseIds: readonly string[]): Promise<void> {
  await tx.query('delete from case_snapshot where case_id = any($1::uuid[])', [caseIds]);
  await tx.query(
    `delete from clock k where k.case_id = any($1::uuid[]) and not exists (select from clock_firing f
       where f.tenant_id = k.tenant_id and f.case_id = k.case_id and f.clock_id = k.clock_id)`,
    [caseIds],
  );
}
