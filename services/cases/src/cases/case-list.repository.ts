import {
  CaseListSchema,
  cursorOf,
  MOST_COUNTED,
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
import { sourceOf } from './list-source.js';
import { summaryAsSeen } from './seen-fields.js';

export type CaseQuery = z.infer<typeof CaseQuerySchema>;
export type CaseList = z.infer<typeof CaseListSchema>;

const COUNT_LIMIT = MOST_COUNTED + 1;
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
  const byDue = query.sort === 'next_due';
  const key = byDue ? 'due_key' : 'received_at';
  const order = (row: string): string =>
    byDue ? `${row}.due_key, ${row}.case_id` : `${row}.received_at desc, ${row}.case_id desc`;
  const branches = branchesOf(query, who, conditions, timeZone);
  const counted = branches.map(({ sql }) => sql('c.case_id', '', `limit ${COUNT_LIMIT}`));
  const count = {
    sql: `select count(*)::int as total from (select distinct case_id from (${counted.join(' union all ')}) as found limit ${COUNT_LIMIT}) as counted`,
    values: [...conditions.values],
  };
  const after = cursorOn(conditions, query, byDue);
  const rows = branches.map(({ row, sql }) =>
    sql('c.*', after(row), `order by ${order(row)} limit ${query.limit + 1}`),
  );
  // Who has a part in a case twice finds it in two branches.
  const sql = `select ${Listed.as('c')} from (select distinct on (${key}, case_id) * from (${rows.join(' union all ')}) as found
    order by ${order('found')}) as c order by ${order('c')} limit ${query.limit + 1}`;
  return { count, page: { sql, values: conditions.values } };
}

/** One way into the list along an index in its order; `row` is the table whose index that is. */
interface Branch {
  readonly row: 'c' | 'm';
  sql(columns: string, after: string, end: string): string;
}

function branchesOf(
  query: CaseQuery,
  who: Identity,
  conditions: Conditions,
  timeZone: string,
): Branch[] {
  const source = sourceOf(query, who);
  const where = conditions.sql;
  if (source === 'everything')
    return [
      {
        row: 'c',
        sql: (columns, after, end) =>
          `(select ${columns} from complaint_case c where ${where} ${after} ${end})`,
      },
    ];
  const each = (values: readonly string[], inner: Branch['sql']): Branch['sql'] => {
    const parameter = conditions.value(values);
    return (columns, after, end) =>
      `(select c.* from unnest(${parameter}::text[]) as w (value) cross join lateral ${inner(columns, after, end)} as c)`;
  };
  const view = viewOf(query.view, 'm', () => conditions.value(timeZone));
  const listed = query.department === undefined ? '' : 'and m.listed';
  return [
    ...(source.campuses.length > 0
      ? [
          {
            row: 'c' as const,
            sql: each(
              source.campuses,
              (columns, after, end) =>
                `(select ${columns} from complaint_case c where c.campus = w.value and ${where} ${after} ${end})`,
            ),
          },
        ]
      : []),
    {
      row: 'm',
      sql: each(
        source.members,
        (columns, after, end) =>
          `(select ${columns} from case_member m join complaint_case c on c.tenant_id = m.tenant_id and c.case_id = m.case_id
            where m.member = w.value and ${view} ${listed} and ${where} ${after} ${end})`,
      ),
    },
  ];
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
  conditions.add(viewOf(query.view, 'c', () => conditions.value(timeZone)));
  const first = conditions.values.length + 1;
  for (const value of reachParameters(who, 'case.read')) conditions.value(value);
  conditions.add(reachCondition('c', first));
  for (const column of ['campus', 'category', 'channel', 'state', 'nature', 'priority'] as const) {
    const wanted = query[column];
    if (wanted !== undefined) conditions.add(`c.${column} = ${conditions.value(wanted)}`);
  }
  const midnight = (day: string, later: string) =>
    `((${conditions.value(day)}::date)::timestamp ${later}) at time zone ${conditions.value(timeZone)}::text`;
  if (query.receivedFrom) conditions.add(`c.received_at >= ${midnight(query.receivedFrom, '')}`);
  if (query.receivedTo)
    conditions.add(`c.received_at < ${midnight(query.receivedTo, "+ interval '1 day'")}`);
  if (query.q) {
    const needle = conditions.value(`%${query.q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
    conditions.add(`(c.case_no ilike ${needle} or c.complaint_no ilike ${needle})`);
  }
  return conditions;
}

/** The condition on the rows after the page before, by the table whose index is read. */
function cursorOn(
  conditions: Conditions,
  { cursor }: CaseQuery,
  byDue: boolean,
): (row: string) => string {
  const place = PLACES.read(cursor);
  if (!place) return () => '';
  const [at, id] = place;
  const instant = `${conditions.value(at)}::timestamptz`;
  const key = `${conditions.value(id)}::uuid`;
  return (row) =>
    byDue
      ? `and (${row}.due_key, ${row}.case_id) > (${instant}, ${key})`
      : `and (${row}.received_at, ${row}.case_id) < (${instant}, ${key})`;
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
