import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import type { CaseFact } from './case-fact.js';
import type { ClockFact } from './clock-fact.js';
import { CaseFacts, ClockFacts } from './read-model.entity.js';

const Fact = CaseFacts.omit('tenantId');
const Clock = ClockFacts.omit('tenantId');
const ClockOfFact = Clock.omit('caseId');

/** Facts travel as JSON both ways, so that a batch is one parameter and instants keep their text. */
const FACT = `${Fact.asText('f')}, coalesce((
    select json_agg(k order by k."clockId") from (
      select ${ClockOfFact.asText('c')} from clock_fact c where c.tenant_id = f.tenant_id and c.case_id = f.case_id
    ) as k), '[]'::json) as clocks`;

const TENANT = { tenantId: '$2::uuid' };
const STORE_FACTS = `${Fact.insert(TENANT)} on conflict (tenant_id, case_id) do update
  set ${Fact.omit('caseId', 'caseNo', 'complaintId', 'campus', 'channel', 'receivedAt').excluded}`;
const STORE_CLOCKS = `${Clock.insert(TENANT)} on conflict (tenant_id, case_id, clock_id) do update
  set ${ClockOfFact.omit('clockId').excluded}`;

export interface CaseChange {
  readonly before: CaseFact | null;
  readonly after: CaseFact;
}

@Injectable()
export class CaseFactRepository {
  async load(
    tx: Transaction,
    tenantId: string,
    caseIds: readonly string[],
  ): Promise<Map<string, CaseFact>> {
    const rows = await tx.query<CaseFact>(
      `select ${FACT} from case_fact f where f.tenant_id = $1 and f.case_id = any($2::uuid[])`,
      [tenantId, [...new Set(caseIds)]],
    );
    return new Map(rows.map((row) => [row.caseId, row]));
  }

  /** All facts of a tenant, in pages by id. */
  page(tx: Transaction, tenantId: string, after: string | null, size: number): Promise<CaseFact[]> {
    return tx.query<CaseFact>(
      `select ${FACT} from case_fact f where f.tenant_id = $1 and ($2::uuid is null or f.case_id > $2::uuid) order by f.case_id limit $3`,
      [tenantId, after, size],
    );
  }

  /** Of all tenants. */
  async count(tx: Transaction): Promise<number> {
    const [row] = await tx.query<{ readonly count: number }>(
      'select count(*)::float8 as count from case_fact',
    );
    return row?.count ?? 0;
  }

  /** Two statements for a whole batch; only what changed is written. */
  async store(tx: Transaction, tenantId: string, changes: readonly CaseChange[]): Promise<void> {
    const facts = changes
      .filter(({ before, after }) => before === null || !sameFact(before, after))
      .map(({ after }) => withoutClocks(after));
    const clocks = changes.flatMap(({ before, after }) =>
      after.clocks
        .filter((clock) => !before?.clocks.some((known) => sameClock(known, clock)))
        .map((clock) => ({ caseId: after.caseId, ...clock })),
    );
    if (facts.length > 0) await tx.query(STORE_FACTS, [Fact.json(facts), tenantId]);
    if (clocks.length > 0) await tx.query(STORE_CLOCKS, [Clock.json(clocks), tenantId]);
  }
}

function withoutClocks({ clocks: _, ...fact }: CaseFact): Omit<CaseFact, 'clocks'> {
  return fact;
}

function sameFact(a: CaseFact, b: CaseFact): boolean {
  return (Object.keys(a) as (keyof CaseFact)[]).every(
    (field) => field === 'clocks' || a[field] === b[field],
  );
}

function sameClock(a: ClockFact, b: ClockFact): boolean {
  return a === b || (Object.keys(a) as (keyof ClockFact)[]).every((field) => a[field] === b[field]);
}
