import {
  cursorOf,
  inUnits,
  localDay,
  moneyOf,
  type Balance,
  type Balances,
  type BalancesQuery,
  type Identity,
  type LedgerEntry,
  type LedgerQuery,
  type Page,
} from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { z } from 'zod';
import { reachCondition, reachParameters } from '../access/reach-sql.js';
import { RemedyEntries } from './remedy-entry.entity.js';

const PLACES = cursorOf(z.tuple([z.iso.datetime(), z.guid(), z.number().int()]));
const FIRST_PAGE = [null, null, null] as const;

const Listed = RemedyEntries.pick(
  ...(['caseId', 'version', 'caseNo', 'campus', 'department', 'at', 'kind', 'remedy'] as const),
  ...(['currency', 'cents'] as const),
);

/** $1 to $10 the reach, $11 campus, $12 department, $13 and $14 the month. */
const WITHIN = `from remedy_entry e
    join complaint_case c on c.tenant_id = e.tenant_id and c.case_id = e.case_id
  where ${reachCondition('c', 1)}
    and ($11::text is null or e.campus = $11) and ($12::text is null or e.department = $12)`;
const STARTS = `($13 || '-01')::date::timestamp at time zone $14`;
const ENDS = `(($13 || '-01')::date + interval '1 month') at time zone $14`;

/** $15 limit, $16 to $18 the last row of the page before. */
const LIST = `select ${Listed.as('e')} ${WITHIN} and e.at >= ${STARTS} and e.at < ${ENDS}
    and ($16::timestamptz is null or (e.at, e.case_id, e.version) < ($16, $17::uuid, $18::integer))
  order by e.at desc, e.case_id desc, e.version desc limit $15`;

/** What the month brought to the ledger within reach, the newest first. */
export async function listLedger(
  tx: Transaction,
  who: Identity,
  { cursor, limit, ...within }: LedgerQuery,
  timeZone: string,
): Promise<Page<LedgerEntry>> {
  const rows = await tx.query<RowOf<typeof Listed>>(LIST, [
    ...parametersOf(tx, who, within, timeZone),
    limit + 1,
    ...(PLACES.read(cursor) ?? FIRST_PAGE),
  ]);
  const { items, nextCursor } = PLACES.page(rows, limit, ({ at, caseId, version }) => [
    at.toISOString(),
    caseId,
    version,
  ]);
  return { items: items.map(entryOf), nextCursor };
}

const entryOf = (row: RowOf<typeof Listed>): LedgerEntry => ({
  ...{ caseNo: row.caseNo, campus: row.campus, department: row.department },
  ...{ at: row.at.toISOString(), kind: row.kind, remedy: row.remedy },
  amount: moneyOf(Number(row.cents), row.currency),
});

interface Sums {
  readonly department: string | null;
  readonly goodwill: boolean;
  readonly currency: string;
  readonly opening: string;
  readonly promised: string;
  readonly paid: string;
  readonly waived: string;
}
const inMonth = (kind: string): string =>
  `coalesce(sum(e.cents) filter (where e.kind = '${kind}' and e.at >= ${STARTS}), 0)::text as ${kind}`;
const BALANCES = `select e.department, e.goodwill, e.currency,
    coalesce(sum(case when e.kind = 'promised' then e.cents else -e.cents end) filter (where e.at < ${STARTS}), 0)::text as opening,
    ${inMonth('promised')}, ${inMonth('paid')}, ${inMonth('waived')}
  ${WITHIN} and e.at < ${ENDS}
  group by e.department, e.goodwill, e.currency order by e.department nulls last, e.goodwill, e.currency`;

/** What each department owed before the month, what the month brought, and what it owes after it. */
export async function readBalances(
  tx: Transaction,
  who: Identity,
  query: BalancesQuery,
  timeZone: string,
): Promise<Balances> {
  const rows = await tx.query<Sums>(BALANCES, parametersOf(tx, who, query, timeZone));
  return {
    month: query.month ?? monthOf(tx.now, timeZone),
    balances: rows.map(balanceOf).filter(isAlive),
  };
}

function balanceOf({ department, goodwill, currency, ...sums }: Sums): Balance {
  const [opening, promised, paid, waived] = [
    sums.opening,
    sums.promised,
    sums.paid,
    sums.waived,
  ].map(Number) as [number, number, number, number];
  return {
    ...{ department, goodwill, currency, opening: inUnits(opening), promised: inUnits(promised) },
    ...{ paid: inUnits(paid), waived: inUnits(waived) },
    closing: inUnits(opening + promised - paid - waived),
  };
}

/** A department that owes nothing and to which the month brought nothing says nothing. */
const isAlive = ({ opening, promised, paid, waived }: Balance): boolean =>
  [opening, promised, paid, waived].some((value) => value !== '0.00');

const parametersOf = (
  { now }: Pick<Transaction, 'now'>,
  who: Identity,
  { month, campus, department }: BalancesQuery,
  timeZone: string,
): readonly unknown[] => [
  ...reachParameters(who, 'figure.read'),
  ...[campus ?? null, department ?? null, month ?? monthOf(now, timeZone), timeZone],
];

const monthOf = (at: Date, timeZone: string): string => localDay(at, timeZone).slice(0, 7);
