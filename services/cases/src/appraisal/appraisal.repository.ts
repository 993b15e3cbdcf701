import {
  cursorOf,
  InstantPlaceSchema,
  type AccountabilityFigures,
  type Appraisal,
  type DecisionRow,
  type Page,
} from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { Matters } from '../accountability/matter.entity.js';
import { Cases } from '../ledger/case.entity.js';
import { foldedCases } from '../ledger/folded-case.repository.js';
import { stateOf, type StoredState } from '../ledger/state-of-case.js';
import { STATE_OF_CASE } from '../ledger/statements.repository.js';
import { countCase, countReward, rowsOf } from './appraisal.js';
import { figuresOf, type FigureRow } from './figures.js';
import { spanOf, type Within } from './period.js';
import { Rewards } from './reward.entity.js';

/** $1 campuses, $2 the first moment, $3 the moment after the last. */
const Row = Cases.pick('caseId', 'receivedAt');
const MOST = 200;
const CASES = `select ${Row.as('c')}, ${STATE_OF_CASE}, s.case_id is not null as kept from complaint_case c
  left join case_snapshot s on s.tenant_id = c.tenant_id and s.case_id = c.case_id
  where c.campus = any($1) and c.received_at >= $2 and c.received_at < $3
    and ($4::timestamptz is null or (c.received_at, c.case_id) > ($4, $5::uuid)) order by c.received_at, c.case_id limit ${String(MOST)}`;
const GIVEN = `where campus = any($1) and given_at >= $2 and given_at < $3`;
type Found = RowOf<typeof Row> & { readonly kept: boolean } & StoredState;

const parametersOf = (within: Within): readonly [readonly string[], Date, Date] => {
  const { campuses, from, to } = spanOf(within);
  return [campuses, from, to];
};

/** Of all complaints that came in the period, some at a time: those at rest are folded from their log. */
export async function readAppraisal(tx: Transaction, within: Within): Promise<Appraisal> {
  const tally = new Map();
  let after: readonly [Date | null, string | null] = [null, null];
  for (;;) {
    const rows: Found[] = await tx.query<Found>(CASES, [...parametersOf(within), ...after]);
    const resting = rows.filter(({ kept }) => !kept).map(({ caseId }) => caseId);
    const folded = await foldedCases(tx, resting);
    for (const row of rows) {
      const state = row.kept ? stateOf(row) : folded.get(row.caseId);
      if (state) countCase(tally, state);
    }
    const last = rows.at(-1);
    if (!last || rows.length < MOST) break;
    after = [last.receivedAt, last.caseId];
  }
  const Given = Rewards.pick('personId', 'department');
  for (const given of await Given.select(tx, GIVEN, parametersOf(within)))
    countReward(tally, given);
  return { period: within.period, rows: rowsOf(tally) };
}

const Decided = Matters.pick(
  ...(['matterId', 'caseNo', 'campus', 'department', 'state', 'madeAt', 'lines'] as const),
);
const PLACES = cursorOf(InstantPlaceSchema);
const DECISIONS = `where campus = any($1) and made_at >= $2 and made_at < $3
  and cardinality(decided_by) >= 2 and state <> 'appealed'
  and ($4::timestamptz is null or (made_at, matter_id) > ($4, $5::uuid)) order by made_at, matter_id limit $6`;

/** What was decided in matters of the period; what is under appeal waits. */
export async function readDecisions(
  tx: Transaction,
  within: Within,
  cursor: string | undefined,
): Promise<Page<DecisionRow>> {
  const [at, id] = PLACES.read(cursor) ?? [null, null];
  const rows = await Decided.select(tx, DECISIONS, [...parametersOf(within), at, id, MOST + 1]);
  const items = rows.map(({ madeAt, lines, ...row }) => ({
    ...row,
    lines: [...lines],
    madeAt: madeAt.toISOString(),
  }));
  return PLACES.page(items, MOST, ({ madeAt, matterId }) => [madeAt, matterId]);
}

const FIGURES = `select department, degree, count(*)::integer as count from accountability_matter
  where ($1::text[] is null or campus = any($1)) and made_at >= $2 and made_at < $3 and cardinality(decided_by) >= 2
  group by department, degree`;

/** How many matters of the period were decided, without counts by which people would be recognised (g4). */
export async function readFigures(
  tx: Transaction,
  campuses: readonly string[] | null,
  within: Omit<Within, 'campuses'>,
): Promise<AccountabilityFigures> {
  const { from, to } = spanOf({ ...within, campuses: [] });
  const rows = await tx.query<FigureRow>(FIGURES, [campuses, from, to]);
  return figuresOf(within.period, rows);
}
