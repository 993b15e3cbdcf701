import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import type { CaseBrief } from '../rules/case-brief.js';

const COLUMNS = `case_id as "caseId", case_no as "caseNo", campus, respondent, lead_department as "leadDepartment",
  assist_departments as "assistDepartments", confidential, priority, assignee, requesters, access`;

@Injectable()
export class CaseBriefRepository {
  async load(
    tx: Transaction,
    tenantId: string,
    caseIds: readonly string[],
  ): Promise<Map<string, CaseBrief>> {
    const rows = await tx.query<CaseBrief>(
      `select ${COLUMNS} from case_brief where tenant_id = $1 and case_id = any($2::uuid[])`,
      [tenantId, [...new Set(caseIds)]],
    );
    return new Map(rows.map((row) => [row.caseId, row]));
  }

  async store(tx: Transaction, tenantId: string, briefs: readonly CaseBrief[]): Promise<void> {
    if (briefs.length === 0) return;
    await tx.query(
      `insert into case_brief (tenant_id, case_id, case_no, campus, respondent, lead_department, assist_departments, confidential, priority, assignee, requesters, access)
       select $1, b."caseId", b."caseNo", b.campus, b.respondent, b."leadDepartment", b."assistDepartments", b.confidential, b.priority, b.assignee, b.requesters, b.access
       from jsonb_to_recordset($2::jsonb) as b ("caseId" uuid, "caseNo" text, campus text, respondent text, "leadDepartment" text,
         "assistDepartments" text[], confidential boolean, priority text, assignee text, requesters jsonb, access jsonb)
       on conflict (tenant_id, case_id) do update set respondent = excluded.respondent, lead_department = excluded.lead_department,
         assist_departments = excluded.assist_departments, confidential = excluded.confidential, priority = excluded.priority,
         assignee = excluded.assignee, requesters = excluded.requesters, access = excluded.access`,
      [tenantId, JSON.stringify(briefs)],
    );
  }
}
