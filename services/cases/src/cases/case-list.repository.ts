import {
  CaseListSchema,
  cursorOf,
  type CaseQuerySchema,
  type CaseSummary,
  type Identity,
} from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { z } from 'zod';
import { reachCondition, reachParameters } from '../access/reach-sql.js';
import { Cases } from '../ledger/case.entity.js';
import { NEVER } from '../ledger/case-row.js';
import { accessOf } from './case-access.js';
import { Conditions, viewOf } from './list-conditions.js';
import { summaryAsSeen } from './seen-fields.js';

export type CaseQuery = z.infer<typeof CaseQuerySchema>;
export type CaseList = z.infer<typeof CaseListSchema>;

/** Counting stops here: no reader pages through more, and the list must stay fast. */
const COUNT_LIMIT = 10_000;
const PLACES = cursorOf(z.tuple([z.union([z.iso.datetime(), z.literal(NEVER)]), z.guid()]));

const Listed = Cases.pick(
  'caseId',
  'caseNo',
  'complaintNo',
  'state',
  'version',
  'campus',
  'channel',
  'category',
  'nature',
  'natureRules',
  'priority',
  'leadDepartment',
  'assignee',
  'receivedAt',
  'dueKey',
  'nextClock',
  'breached',
  'access',
);
type ListRow = RowOf<typeof Listed>;

interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** What a page asks, with the reader's scope as part of the question: how many there are, and one row more than the page holds. */
export function listStatements(
  query: CaseQuery,
  who: Identity,
  timeZone: string,
): { readonly count: Statement; readonly page: Statement } {
  const conditions = conditionsOf(query, who, timeZone);
  const count = {
    sql: `select count(*)::int as total from (select 1 from complaint_case where ${conditions.sql} limit ${COUNT_LIMIT}) as counted`,
    values: [...conditions.values],
  };
  const byDue = query.sort === 'next_due';
  addCursor(conditions, query, byDue);
  const order = byDue ? 'due_key, case_id' : 'received_at desc, case_id desc';
  const sql = `select ${Listed.as()} from complaint_case where ${conditions.sql} order by ${order} limit ${query.limit + 1}`;
  return { count, page: { sql, values: conditions.values } };
}

export async function listCases(
  tx: Transaction,
  query: CaseQuery,
  who: Identity,
  timeZone: string,
): Promise<CaseList> {
  const { count, page } = listStatements(query, who, timeZone);
  const byDue = query.sort === 'next_due';
  const [counted] = await tx.query<{ total: number }>(count.sql, count.values);
  const rows = await tx.query<ListRow>(page.sql, page.values);
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
  conditions.add(viewOf(query.view, () => conditions.value(timeZone)));
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
      ? `(due_key, case_id) > (${instant}, ${key})`
      : `(received_at, case_id) < (${instant}, ${key})`,
  );
}

/** Where the page after this row begins. The driver reads `infinity` as a number. */
const placeOf = ({ dueKey, receivedAt, caseId }: ListRow, byDue: boolean): [string, string] => {
  const due = dueKey instanceof Date ? dueKey.toISOString() : NEVER;
  return [byDue ? due : receivedAt.toISOString(), caseId];
};

function asSeen(row: ListRow, who: Identity): CaseSummary {
  const { caseId: _id, receivedAt, dueKey: _due, access: _access, natureRules, ...summary } = row;
  return summaryAsSeen(
    { ...summary, receivedAt: receivedAt.toISOString() },
    natureRules,
    accessOf(who, row).fields,
  );
}

/** In no order; what does not exist is left out. */
export async function caseIdsOf(tx: Transaction, numbers: readonly string[]): Promise<string[]> {
  const rows = await Cases.pick('caseId').select(tx, 'where case_no = any($1::text[])', [numbers]);
  return rows.map(({ caseId }) => caseId);
}
