import type { Transaction } from '@tingsu/database';

const WITHOUT_PATH = `danger and open and not exists (select 1 from safety_file f
  where f.tenant_id = c.tenant_id and f.case_no = c.case_no and f.sort = 'path')`;

export interface DangerousCase {
  readonly caseId: string;
  readonly caseNo: string;
  readonly campus: string;
  readonly dangers: readonly string[];
}

/** Hospital groups with an open case that speaks of danger and has no list of steps yet. */
export async function tenantsWithDanger(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<{ tenantId: string }>(
    `select distinct c.tenant_id as "tenantId" from complaint_case c where ${WITHOUT_PATH}`,
  );
  return rows.map(({ tenantId }) => tenantId);
}

export const casesInDanger = (tx: Transaction, limit: number): Promise<DangerousCase[]> =>
  tx.query<DangerousCase>(
    `select c.case_id as "caseId", c.case_no as "caseNo", c.campus,
       coalesce(s.snapshot #> '{classification,facts,danger}', '[]') as dangers
     from complaint_case c join case_snapshot s using (tenant_id, case_id) where ${WITHOUT_PATH} order by c.case_no limit $1`,
    [limit],
  );
