import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import { AwaitedCaseRepository } from '../awaited-cases/awaited-case.repository.js';
import { afterEvent, type CaseCopy, type CaseEvent } from './case-copy.js';

const FIND = `select case_id as "caseId", complaint_id as "complaintId", state, access, steps, clocks,
  to_char(answered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "answeredAt" from case_copy`;
const STORE = `insert into case_copy (tenant_id, case_id, complaint_id, state, access, steps, clocks, answered_at)
  select $1, c.case_id, c.complaint_id, c.state, c.access::jsonb, c.steps::jsonb, c.clocks::jsonb, c.answered_at
  from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[])
    as c (case_id, complaint_id, state, access, steps, clocks, answered_at)
  on conflict (tenant_id, case_id) do update set state = excluded.state, access = excluded.access,
    steps = excluded.steps, clocks = excluded.clocks, answered_at = excluded.answered_at`;

/** Follows cases by their events: two statements for a batch, however many cases it touches. */
@Injectable()
export class CaseCopyRepository {
  constructor(private readonly awaited: AwaitedCaseRepository) {}

  async apply(tx: Transaction, events: readonly CaseEvent[]): Promise<void> {
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
    const opened = [...copies.values()].filter(({ caseId }) => !before.has(caseId));
    await this.awaited.arrived(
      tx,
      opened.map(({ complaintId }) => complaintId),
    );
  }

  async ofComplaint(tx: Transaction, complaintId: string): Promise<CaseCopy | null> {
    const [copy = null] = await tx.query<CaseCopy>(
      `${FIND} where tenant_id = $1 and complaint_id = $2`,
      [tx.tenantId, complaintId],
    );
    return copy;
  }

  private async store(tx: Transaction, copies: readonly CaseCopy[]): Promise<void> {
    if (copies.length === 0) return;
    const column = <Value>(value: (copy: CaseCopy) => Value): Value[] => copies.map(value);
    await tx.query(STORE, [
      tx.tenantId,
      column((copy) => copy.caseId),
      column((copy) => copy.complaintId),
      column((copy) => copy.state),
      column((copy) => copy.access && JSON.stringify(copy.access)),
      column((copy) => JSON.stringify(copy.steps)),
      column((copy) => JSON.stringify(copy.clocks)),
      column((copy) => copy.answeredAt),
    ]);
  }
}
