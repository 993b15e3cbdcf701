import {
  COMPLAINT_KINDS,
  cursorOf,
  houseReach,
  InstantPlaceSchema,
  mayInHouse,
  MS_PER_DAY,
  type CommonProblem,
  type CommonProblemFigures,
  type CommonProblemQuery,
  type Identity,
  type LoopCounts,
  type Page,
} from '@tingsu/contracts';
import { tenantOf, type RowOf, type Transaction } from '@tingsu/database';
import type { Repetition } from '@tingsu/policy';
import type { PersonalData } from '@tingsu/privacy';
import { accessOf } from '../cases/case-access.js';
import { Cases } from '../ledger/case.entity.js';
import { countStands, IN_REACH, IN_SCOPE, inPeriod, scopeOf } from '../loops/scope.repository.js';
import type { LoopSpan } from '../loops/span.js';
import { CommonProblemCases, CommonProblems } from './common-problem.entity.js';

export type Problem = RowOf<typeof CommonProblems>;
/** As many as a reader looks at. */
const MOST_CASES = 50;
/** As many of the newest cases of a problem are asked whether the reader may see them. */
const MOST_ASKED = 200;

const reasonCell = (problemId: string) => ({
  ...{ table: 'common_problem', column: 'reason', rowId: problemId },
});
export const sealReason = (
  keys: PersonalData,
  problemId: string,
  reason: string | null,
): Buffer | null => keys.sealOptional(reasonCell(problemId), reason);

/** Cases of one matter in one department that no common problem has yet, with the problem of theirs that is open. */
export interface Heap {
  readonly department: string;
  readonly category: string;
  readonly caseIds: readonly string[];
  readonly since: Date;
  readonly openId: string | null;
}

const HEAPS = `select c.lead_department as department, c.category, array_agg(c.case_id) as "caseIds", min(c.received_at) as since, p.problem_id as "openId"
  from complaint_case c left join common_problem p on p.tenant_id = c.tenant_id and p.campus = c.campus and p.department = c.lead_department
    and p.category = c.category and p.answered_at is null and p.found_by = 'matter'
  where c.tenant_id = $1 and c.campus = $2 and c.lead_department is not null and c.category is not null and c.received_at >= $3
    and c.case_kind = any($4::text[]) and c.state not in ('merged', 'declined')
    and not exists (select 1 from common_problem_case k join common_problem q on q.tenant_id = k.tenant_id and q.problem_id = k.problem_id
      where k.tenant_id = c.tenant_id and k.case_id = c.case_id and q.department = c.lead_department and q.category = c.category and q.found_by = 'matter')
  group by c.lead_department, c.category, p.problem_id
  having p.problem_id is not null or count(*) >= $5 order by 1, 2`;

export const heapsOn = (
  tx: Transaction,
  campus: string,
  from: Date,
  { atCount }: Repetition,
): Promise<Heap[]> => tx.query(HEAPS, [tenantOf(tx), campus, from, COMPLAINT_KINDS, atCount]);

/** False when somebody else found it a moment ago. */
export async function addProblem(tx: Transaction, problem: Problem): Promise<boolean> {
  const rows = await tx.query(`${CommonProblems.insert()} on conflict do nothing returning 1`, [
    CommonProblems.json([problem]),
  ]);
  return rows.length > 0;
}

export async function addCasesTo(
  tx: Transaction,
  problemId: string,
  caseIds: readonly string[],
): Promise<void> {
  const rows = caseIds.map((caseId) => ({ tenantId: tenantOf(tx), caseId, problemId }));
  await CommonProblemCases.add(tx, rows, 'on conflict do nothing');
  await tx.query(
    `update common_problem set count = (select count(*) from common_problem_case where tenant_id = $1 and problem_id = $2)
     where problem_id = $2`,
    [tenantOf(tx), problemId],
  );
}

export async function caseIdsBehind(tx: Transaction, problemId: string): Promise<string[]> {
  const rows = await CommonProblemCases.pick('caseId').select(
    tx,
    'where tenant_id = $1 and problem_id = $2',
    [tenantOf(tx), problemId],
  );
  return rows.map(({ caseId }) => caseId);
}

export async function lockProblem(tx: Transaction, problemId: string): Promise<Problem | null> {
  const [row] = await CommonProblems.select(tx, 'where problem_id = $1 for update', [problemId]);
  return row ?? null;
}

export async function writeAnswer(
  tx: Transaction,
  { problemId, version, answeredBy, actionId, reason }: Problem,
): Promise<void> {
  await tx.query(
    `update common_problem set version = $2, answered_at = $3, answered_by = $4, action_id = $5, reason = $6 where problem_id = $1`,
    [problemId, version, tx.now, answeredBy, actionId, reason],
  );
}

const FIGURES = `select found_by as "foundBy", count(*) filter (where answered_at is null)::int as open,
    count(*) filter (where action_id is not null and answered_at > $3)::int as acted,
    count(*) filter (where action_id is null and answered_at > $3)::int as "setAside"
  from common_problem where ($1::text[] is null or campus = any($1::text[]) or department = any($2::text[]))
    and (answered_at is null or answered_at > $3) group by found_by order by found_by`;

/** How often it was right to find a problem, within reach. */
export async function problemFigures(
  tx: Transaction,
  who: Identity,
): Promise<CommonProblemFigures> {
  const { campuses, departments } = houseReach(who, 'improvement.read');
  const since = new Date(tx.now.getTime() - 365 * MS_PER_DAY);
  return { rows: await tx.query(FIGURES, [campuses, departments, since]) };
}

const PLACES = cursorOf(InstantPlaceSchema);
const ACTED = (states: string) =>
  `exists (select 1 from improvement_action a where a.tenant_id = common_problem.tenant_id and a.action_id = common_problem.action_id and a.state in (${states}))`;
/** Which problems a list has. An action that answers one is looked at: whether it helped is not known until its check. */
const PROBLEM_LISTS = {
  open: `answered_at is null`,
  answered: `answered_at is not null and ${inPeriod('answered_at')}`,
  check: `answered_at is not null and ${ACTED(`'open', 'done'`)}`,
  improved: `${inPeriod('answered_at')} and ${ACTED(`'improved'`)}`,
  closed: `${inPeriod('answered_at')} and (action_id is null or ${ACTED(`'not_improved', 'withdrawn'`)})`,
} as const satisfies Record<CommonProblemQuery['list'], string>;
const REACH = `${IN_REACH} and ${IN_SCOPE}`;
const AFTER = `($6::timestamptz is null or (found_at, problem_id) < ($6::timestamptz, $7::uuid))
  order by found_at desc, problem_id desc limit $8`;

/** How many problems stand how. Nothing says by when one is to be answered. */
export const countProblems = (
  tx: Transaction,
  who: Identity,
  span: LoopSpan,
): Promise<Partial<LoopCounts>> =>
  countStands(tx, `common_problem where ${REACH}`, PROBLEM_LISTS, scopeOf(who, span));

/** Those within reach, the newest first. */
export async function listProblems(
  tx: Transaction,
  who: Identity,
  { list, limit, cursor }: CommonProblemQuery,
  keys: PersonalData,
  span: LoopSpan,
): Promise<Page<CommonProblem>> {
  const [at, id] = PLACES.read(cursor) ?? [null, null];
  const rows = await CommonProblems.select(
    tx,
    `where ${REACH} and ${PROBLEM_LISTS[list]} and ${AFTER}`,
    [...scopeOf(who, span), at, id, limit + 1],
  );
  const { items, nextCursor } = PLACES.page(rows, limit, ({ foundAt, problemId }) => [
    foundAt.toISOString(),
    problemId,
  ]);
  const behind = await casesBehind(tx, who, items);
  const shares = await sharesOf(tx, items);
  return {
    items: items.map((row) => viewOf(row, behind.get(row.problemId) ?? [], shares, who, keys)),
    nextCursor,
  };
}

const Told = Cases.pick('caseNo', 'access');
const NEWEST = `select p.problem_id as "problemId", ${Told.as('c')} from unnest($2::uuid[]) as p (problem_id)
  cross join lateral (select k.case_id from common_problem_case k where k.tenant_id = $1 and k.problem_id = p.problem_id
    order by k.case_id desc limit $3) k
  join complaint_case c on c.tenant_id = $1 and c.case_id = k.case_id order by c.case_no desc`;

/** Numbers of the newest cases behind each problem that the reader sees. */
async function casesBehind(
  tx: Transaction,
  who: Identity,
  problems: readonly Problem[],
): Promise<ReadonlyMap<string, string[]>> {
  const ids = problems.map(({ problemId }) => problemId);
  if (ids.length === 0) return new Map();
  const rows = await tx.query<RowOf<typeof Told> & { problemId: string }>(NEWEST, [
    tenantOf(tx),
    ids,
    MOST_ASKED,
  ]);
  const seen = rows.filter(({ access }) => accessOf(who, { access }).roles.length > 0);
  return new Map(
    ids.map((id) => {
      const cases = seen.filter(({ problemId }) => problemId === id);
      return [id, cases.slice(0, MOST_CASES).map(({ caseNo }) => caseNo)];
    }),
  );
}

interface Share {
  readonly problemId: string;
  readonly department: string;
  readonly count: number;
}
const SHARES = `select k.problem_id as "problemId", c.lead_department as department, count(*)::int as count
  from common_problem_case k join complaint_case c on c.tenant_id = k.tenant_id and c.case_id = k.case_id
  where k.tenant_id = $1 and k.problem_id = any($2::uuid[]) and c.lead_department is not null
  group by 1, 2 order by 3 desc, 2`;

/** How many of its cases each department has. Those of one matter are all with one department; those in like words may be anywhere. */
async function sharesOf(tx: Transaction, problems: readonly Problem[]): Promise<readonly Share[]> {
  const alike = problems.filter(({ foundBy }) => foundBy !== 'matter');
  const ids = alike.map(({ problemId }) => problemId);
  const counted = ids.length === 0 ? [] : await tx.query<Share>(SHARES, [tenantOf(tx), ids]);
  return [...counted, ...problems.filter((one) => !alike.includes(one))];
}

function viewOf(
  row: Problem,
  caseNos: readonly string[],
  shares: readonly Share[],
  who: Identity,
  keys: PersonalData,
): CommonProblem {
  const { problemId, foundBy, campus, department, category, count, atCount, window } = row;
  return {
    ...{ problemId, foundBy, campus, department, category, count, atCount, window },
    departments: shares
      .filter((share) => share.problemId === problemId)
      .map((share) => ({ department: share.department, count: share.count })),
    since: row.since.toISOString(),
    foundAt: row.foundAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    answeredBy: row.answeredBy,
    actionId: row.actionId,
    reason: keys.openOptional(reasonCell(problemId), row.reason),
    caseNos: [...caseNos],
    mayAnswer: row.answeredAt === null && mayInHouse(who, 'problem.answer', row),
  };
}
