import {
  CaseListSchema,
  cursorOf,
  type AccessFacts,
  type CaseQuerySchema,
  type CaseSummary,
  type Identity,
} from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { z } from 'zod';
import { reachCondition, reachParameters } from '../access/reach-sql.js';
import { accessOf } from './case-access.js';
import { Conditions, VIEWS } from './list-conditions.js';
import { summaryAsSeen } from './seen-fields.js';

export type CaseQuery = z.infer<typeof CaseQuerySchema>;
export type CaseList = z.infer<typeof CaseListSchema>;

/** Counting stops here: no reader pages through more, and the list must stay fast. */
const COUNT_LIMIT = 10_000;
const COLUMNS = `case_id, case_no, complaint_no, state, version, campus, channel, category, nature, priority, lead_department, assignee,
  received_at, next_due_at, next_clock, breached, access,
  snapshot #> '{classification,natureRules}' as nature_rules`;

/** What PostgreSQL calls the due time of a case that has none: it sorts last. */
const NEVER = 'infinity';
const PLACES = cursorOf(z.tuple([z.union([z.iso.datetime(), z.literal(NEVER)]), z.guid()]));

interface ListRow {
  readonly case_id: string;
  readonly case_no: string;
  readonly complaint_no: string;
  readonly state: CaseSummary['state'];
  readonly version: number;
  readonly campus: string;
  readonly channel: CaseSummary['channel'];
  readonly category: string | null;
  readonly nature: string;
  readonly priority: CaseSummary['priority'];
  readonly lead_department: string | null;
  readonly assignee: string | null;
  readonly received_at: Date;
  readonly next_due_at: Date | null;
  readonly next_clock: CaseSummary['nextClock'];
  readonly breached: boolean;
  readonly access: AccessFacts | null;
  readonly nature_rules: readonly string[] | null;
}

/** A page of the work list, with the reader's scope as part of the question. */
export async function listCases(
  tx: Transaction,
  query: CaseQuery,
  who: Identity,
  timeZone: string,
): Promise<CaseList> {
  const conditions = conditionsOf(query, who, timeZone);
  const [counted] = await tx.query<{ total: number }>(
    `select count(*)::int as total from (select 1 from complaint_case where ${conditions.sql} limit ${COUNT_LIMIT}) as counted`,
    conditions.values,
  );
  const byDue = query.sort === 'next_due';
  addCursor(conditions, query, byDue);
  const order = byDue
    ? `coalesce(next_due_at, '${NEVER}'), case_id`
    : 'received_at desc, case_id desc';
  const rows = await tx.query<ListRow>(
    `select ${COLUMNS} from complaint_case where ${conditions.sql} order by ${order} limit ${query.limit + 1}`,
    conditions.values,
  );
  const { items, nextCursor } = PLACES.page(rows, query.limit, (row) => placeOf(row, byDue));
  return {
    items: items.map((row) => asSeen(row, who)),
    nextCursor,
    total: counted?.total ?? 0,
    serverTime: tx.now.toISOString(),
  };
}

function conditionsOf(query: CaseQuery, who: Identity, timeZone: string): Conditions {
  const conditions = new Conditions();
  conditions.add(VIEWS[query.view].replaceAll(':zone', conditions.value(timeZone)));
  const first = conditions.values.length + 1;
  for (const value of reachParameters(who, 'case.read')) conditions.value(value);
  conditions.add(reachCondition('complaint_case', first));
  for (const column of ['campus', 'category', 'channel', 'state', 'nature', 'priority'] as const) {
    const wanted = query[column];
    if (wanted !== undefined) conditions.add(`${column} = ${conditions.value(wanted)}`);
  }
  const midnight = (day: string, later: string) =>
    `((${conditions.value(day)}::date)::timestamp ${later}) at time zone ${conditions.value(timeZone)}::text`;
  if (query.receivedFrom) conditions.add(`received_at >= ${midnight(query.receivedFrom, '')}`);
  if (query.receivedTo)
    conditions.add(`received_at < ${midnight(query.receivedTo, "+ interval '1 day'")}`);
  if (query.department !== undefined) {
    const department = conditions.value(query.department);
    conditions.add(`(lead_department = ${department} or ${department} = any(departments))`);
  }
  if (query.q) {
    const needle = conditions.value(`%${query.q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
    conditions.add(`(case_no ilike ${needle} or complaint_no ilike ${needle})`);
  }
  return conditions;
}

function addCursor(conditions: Conditions, { cursor }: CaseQuery, byDue: boolean): void {
  const place = PLACES.read(cursor);
  if (!place) return;
  const [at, id] = place;
  const instant = `${conditions.value(at)}::timestamptz`;
  const key = `${conditions.value(id)}::uuid`;
  conditions.add(
    byDue
      ? `(coalesce(next_due_at, '${NEVER}'), case_id) > (${instant}, ${key})`
      : `(received_at, case_id) < (${instant}, ${key})`,
  );
}

const placeOf = (row: ListRow, byDue: boolean): [string, string] => [
  byDue ? (row.next_due_at?.toISOString() ?? NEVER) : row.received_at.toISOString(),
  row.case_id,
];

function asSeen(row: ListRow, who: Identity): CaseSummary {
  return summaryAsSeen(summaryOf(row), row.nature_rules ?? [], accessOf(who, row).fields);
}

function summaryOf(row: ListRow): CaseSummary {
  return {
    caseNo: row.case_no,
    complaintNo: row.complaint_no,
    state: row.state,
    version: row.version,
    campus: row.campus,
    channel: row.channel,
    category: row.category,
    nature: row.nature,
    priority: row.priority,
    leadDepartment: row.lead_department,
    assignee: row.assignee,
    receivedAt: row.received_at.toISOString(),
    nextClock: row.next_clock,
    breached: row.breached,
  };
}
