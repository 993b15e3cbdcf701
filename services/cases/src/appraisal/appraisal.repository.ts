import {
  cursorOf,
  InstantPlaceSchema,
  type Appraisal,
  type DecisionRow,
  type Page,
} from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { Matters } from '../accountability/matter.entity.js';
import { Cases } from '../ledger/case.entity.js';
import { foldedCases } from '../ledger/folded-case.repository.js';
import { stateOf, type StoredState } from '../ledger/state-of-case.js';
import { STATE_OF_CASE } from '../ledger/statements.repository.js';
import { countCase, countReward, rowsOf } from './appraisal.js';
import { Rewards } from './reward.entity.js';

/** $1 campuses, $2 the first day, $3 how long, $4 time zone. */
const starts = `($2)::date::timestamp at time zone $4`;
const ends = `(($2)::date + ($3)::interval) at time zone $4`;
const Row = Cases.pick('caseId');
const MOST = 200;
const CASES = `select ${Row.as('c')}, ${STATE_OF_CASE}, s.case_id is not null as kept from complaint_case c
  left join case_snapshot s on s.tenant_id = c.tenant_id and s.case_id = c.case_id
  where c.campus = any($1) and c.received_at >= ${starts} and c.received_at < ${ends}
    and ($5::uuid is null or c.case_id > $5) order by c.case_id limit ${String(MOST)}`;
const GIVEN = `where campus = any($1) and given_at >= ${starts} and given_at < ${ends}`;
type Found = { readonly caseId: string; readonly kept: boolean } & StoredState;

export interface Within {
  readonly campuses: readonly string[];
  readonly period: string;
  readonly timeZone: string;
}
const parametersOf = ({ campuses, period, timeZone }: Within): readonly unknown[] =>
  period.length === 4
    ? [campuses, `${period}-01-01`, '1 year', timeZone]
    : [campuses, `${period}-01`, '1 month', timeZone];

/** Of all complaints that came in the period, some at a time: those at rest are folded from their log. */
export async function readAppraisal(tx: Transaction, within: Within): Promise<Appraisal> {
  const tally = new Map();
  let after: string | null = null;
  for (;;) {
    const rows: Found[] = await tx.query<Found>(CASES, [...parametersOf(within), after]);
    const resting = rows.filter(({ kept }) => !kept).map(({ caseId }) => caseId);
    const folded = await foldedCases(tx, resting);
    for (const row of rows) {
      const state = row.kept ? stateOf(row) : folded.get(row.caseId);
      if (state) countCase(tally, state);
    }
    after = rows.at(-1)?.caseId ?? null;
    if (rows.length < MOST) break;
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
const DECISIONS = `where campus = any($1) and made_at >= ${starts} and made_at < ${ends}
  and cardinality(decided_by) >= 2 and state <> 'appealed'
  and ($5::timestamptz is null or (made_at, matter_id) > ($5, $6::uuid)) order by made_at, matter_id limit $7`;

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
