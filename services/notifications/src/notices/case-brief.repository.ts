import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import { CaseBriefs } from './case-brief.entity.js';
import type { CaseBrief } from '../rules/case-brief.js';

const Brief = CaseBriefs.omit('tenantId');
const STORE = `${Brief.insert({ tenantId: '$2::uuid' })} on conflict (tenant_id, case_id) do update
  set ${Brief.omit('caseId', 'caseNo', 'campus').excluded}`;

@Injectable()
export class CaseBriefRepository {
  async load(
    tx: Transaction,
    tenantId: string,
    caseIds: readonly string[],
  ): Promise<Map<string, CaseBrief>> {
    const rows = await Brief.select(tx, 'where tenant_id = $1 and case_id = any($2::uuid[])', [
      tenantId,
      [...new Set(caseIds)],
    ]);
    return new Map(rows.map((row) => [row.caseId, row]));
  }

  async store(tx: Transaction, tenantId: string, briefs: readonly CaseBrief[]): Promise<void> {
    if (briefs.length > 0) await tx.query(STORE, [Brief.json(briefs), tenantId]);
  }
}
