import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import { AwaitedCaseRepository } from '../awaited-cases/awaited-case.repository.js';
import { CaseCopies } from './case-copy.entity.js';
import type { CaseEvent } from './copied-event.js';
import { afterEvent, type CaseCopy } from './case-copy.js';

const Copy = CaseCopies.omit('tenantId');
const FIND = `select ${Copy.asText('c')} from case_copy c`;
const STORE = `${Copy.insert({ tenantId: '$2::uuid' })}
  on conflict (tenant_id, case_id) do update set ${Copy.omit('caseId', 'complaintId').excluded}`;

/** Follows cases by their events: two statements for a batch, however many cases it touches. */
@Injectable()
export class CaseCopyRepository {
  constructor(private readonly awaited: AwaitedCaseRepository) {}

  /** Returns the complaints whose cases were opened. */
  async apply(tx: Transaction, events: readonly CaseEvent[]): Promise<readonly string[]> {
    const caseIds = [...new Set(events.map((event) => event.aggregateid))];
    const known = await tx.query<CaseCopy>(
      `${FIND} where tenant_id = $1 and case_id = any($2::uuid[])`,
      [tx.tenantId, caseIds],
    );
    const copies = new Map(known.map((copy) => [copy.caseId, copy]));
    for (const event of events) {
      const next = afterEvent(copies.get(event.aggregateid) ?? null, event);
      if (next) copies.set(event.aggregateid, next);
    }
    await this.store(tx, [...copies.values()]);
    const before = new Set(known.map(({ caseId }) => caseId));
    const opened = [...copies.values()]
      .filter(({ caseId }) => !before.has(caseId))
      .map(({ complaintId }) => complaintId);
    await this.awaited.arrived(tx, opened);
    return opened;
  }

  async ofComplaint(tx: Transaction, complaintId: string): Promise<CaseCopy | null> {
    const [copy = null] = await tx.query<CaseCopy>(
      `${FIND} where tenant_id = $1 and complaint_id = $2`,
      [tx.tenantId, complaintId],
    );
    return copy;
  }

  private async store(tx: Transaction, copies: readonly CaseCopy[]): Promise<void> {
    if (copies.length > 0) await tx.query(STORE, [Copy.json(copies), tx.tenantId]);
  }
}
