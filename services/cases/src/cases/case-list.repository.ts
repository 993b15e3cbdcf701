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
import { accessOf } from './case-access.js';
import { Conditions, viewOf } from './list-conditions.js';
import { summaryAsSeen } from './seen-fields.js';

export type CaseQuery = z.infer<typeof CaseQuerySchema>;
export type CaseList = z.infer<typeof CaseListSchema>;

/** Counting stops here: no reader pages through more, and the list must stay fast. */
const COUNT_LIMIT = 10_000;
/** What PostgreSQL calls the due time of a case that has none: it sorts last. */
const NEVER = 'infinity';
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
  'priority',
  'leadDepartment',
  'assignee',
  'receivedAt',
  'nextDueAt',
  'nextClock',
  'breached',
  'access',
);
type ListRow = RowOf<typeof Listed> & { readonly natureRules: readonly string[] | null };

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
    `select ${Listed.as()}, snapshot #> '{classification,natureRules}' as "natureRules" from complaint_case where ${conditions.sql} order by ${order} limit ${query.limit + 1}`,
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
      ? `(coalesce(next_due_at, '${NEVER}'), case_id) > (${instant}, ${key})`
      : `(received_at, case_id) < (${instant}, ${key})`,
  );
}

const placeOf = (row: ListRow, byDue: boolean): [string, string] => [
  byDue ? (row.nextDueAt?.toISOString() ?? NEVER) : row.receivedAt.toISOString(),
  row.caseId,
];

function asSeen(row: ListRow, who: Identity): CaseSummary {
  const {
    caseId: _id,
    receivedAt,
    nextDueAt: _due,
    access: _access,
    natureRules,
    ...summary
  } = row;
  return summaryAsSeen(
    { ...summary, receivedAt: receivedAt.toISOString() },
    natureRules ?? [],
    accessOf(who, row).fields,
  );
}

/** In no order; what does not exist is left out. */
export async function caseIdsOf(tx: Transaction, numbers: readonly string[]): Promise<string[]> {
  const rows = await Cases.pick('caseId').select(tx, 'where case_no = any($1::text[])', [numbers]);
  return rows.map(({ caseId }) => caseId);
}
