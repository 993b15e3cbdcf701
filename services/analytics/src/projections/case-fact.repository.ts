import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import type { CaseFact } from './case-fact.js';
import type { ClockFact } from './clock-fact.js';

const iso = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Facts travel as JSON both ways, so that a batch is one parameter and instants keep their text. */
const FACT = `f.case_id as "caseId", f.case_no as "caseNo", f.complaint_id as "complaintId", f.campus, f.channel, f.state, f.category, f.nature,
  f.priority, f.reportable, f.department, f.hidden_from as "hiddenFrom", ${iso('f.received_at')} as "receivedAt", f.received_day::text as "receivedDay",
  ${iso('f.ended_at')} as "endedAt", f.ended_day::text as "endedDay", ${iso('f.fed_back_at')} as "fedBackAt", f.outcome, f.satisfaction,
  coalesce((select json_agg(json_build_object('clockId', c.clock_id, 'kind', c.kind, 'impliedBy', c.implied_by,
      'startedAt', ${iso('c.started_at')}, 'dueAt', ${iso('c.due_at')}, 'state', c.state, 'breachedAt', ${iso('c.breached_at')},
      'metAt', ${iso('c.met_at')}, 'late', c.late) order by c.clock_id)
    from clock_fact c where c.tenant_id = f.tenant_id and c.case_id = f.case_id), '[]'::json) as clocks`;

const STORE_FACTS = `insert into case_fact (tenant_id, case_id, case_no, complaint_id, campus, channel, state, category, nature, priority, reportable,
    department, hidden_from, received_at, received_day, ended_at, ended_day, fed_back_at, outcome, satisfaction)
  select $1, f."caseId", f."caseNo", f."complaintId", f.campus, f.channel, f.state, f.category, f.nature, f.priority, f.reportable,
    f.department, array(select jsonb_array_elements_text(f."hiddenFrom")), f."receivedAt", f."receivedDay", f."endedAt", f."endedDay", f."fedBackAt", f.outcome, f.satisfaction
  from jsonb_to_recordset($2::jsonb) as f ("caseId" uuid, "caseNo" text, "complaintId" uuid, campus text, channel text, state text, category text,
    nature text, priority text, reportable boolean, department text, "hiddenFrom" jsonb, "receivedAt" timestamptz, "receivedDay" date, "endedAt" timestamptz,
    "endedDay" date, "fedBackAt" timestamptz, outcome text, satisfaction integer)
  on conflict (tenant_id, case_id) do update set state = excluded.state, category = excluded.category, nature = excluded.nature,
    priority = excluded.priority, reportable = excluded.reportable, department = excluded.department, hidden_from = excluded.hidden_from, received_day = excluded.received_day,
    ended_at = excluded.ended_at, ended_day = excluded.ended_day, fed_back_at = excluded.fed_back_at, outcome = excluded.outcome,
    satisfaction = excluded.satisfaction`;

const STORE_CLOCKS = `insert into clock_fact (tenant_id, case_id, clock_id, kind, implied_by, started_at, due_at, state, breached_at, met_at, late)
  select $1, c."caseId", c."clockId", c.kind, c."impliedBy", c."startedAt", c."dueAt", c.state, c."breachedAt", c."metAt", c.late
  from jsonb_to_recordset($2::jsonb) as c ("caseId" uuid, "clockId" text, kind text, "impliedBy" text, "startedAt" timestamptz,
    "dueAt" timestamptz, state text, "breachedAt" timestamptz, "metAt" timestamptz, late boolean)
  on conflict (tenant_id, case_id, clock_id) do update set kind = excluded.kind, implied_by = excluded.implied_by,
    started_at = excluded.started_at, due_at = excluded.due_at, state = excluded.state, breached_at = excluded.breached_at,
    met_at = excluded.met_at, late = excluded.late`;

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
    if (facts.length > 0) await tx.query(STORE_FACTS, [tenantId, JSON.stringify(facts)]);
    if (clocks.length > 0) await tx.query(STORE_CLOCKS, [tenantId, JSON.stringify(clocks)]);
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
