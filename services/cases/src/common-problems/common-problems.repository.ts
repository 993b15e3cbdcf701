import {
  COMPLAINT_KINDS,
  cursorOf,
  houseReach,
  InstantPlaceSchema,
  mayInHouse,
  type CommonProblem,
  type CommonProblemQuery,
  type Identity,
  type Page,
} from '@tingsu/contracts';
import { tenantOf, type RowOf, type Transaction } from '@tingsu/database';
import type { Repetition } from '@tingsu/policy';
import type { PersonalData } from '@tingsu/privacy';
import { accessOf } from '../cases/case-access.js';
import { Cases } from '../ledger/case.entity.js';
import { CommonProblemCases, CommonProblems } from './common-problem.entity.js';

export type Problem = RowOf<typeof CommonProblems>;
/** As many as a reader looks at. */
const MOST_CASES = 50;

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
    and p.category = c.category and p.answered_at is null
  where c.tenant_id = $1 and c.campus = $2 and c.lead_department is not null and c.category is not null and c.received_at >= $3
    and c.case_kind = any($4::text[]) and c.state not in ('merged', 'declined')
    and not exists (select 1 from common_problem_case k join common_problem q on q.tenant_id = k.tenant_id and q.problem_id = k.problem_id
      where k.tenant_id = c.tenant_id and k.case_id = c.case_id and q.department = c.lead_department and q.category = c.category)
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

const PLACES = cursorOf(InstantPlaceSchema);
const LIST = `where ($1::text[] is null or campus = any($1::text[]) or department = any($2::text[]))
  and (answered_at is null) = $3 and ($4::timestamptz is null or (found_at, problem_id) < ($4::timestamptz, $5::uuid))
  order by found_at desc, problem_id desc limit $6`;

/** Those within reach, the newest first. */
export async function listProblems(
  tx: Transaction,
  who: Identity,
  { list, limit, cursor }: CommonProblemQuery,
  keys: PersonalData,
): Promise<Page<CommonProblem>> {
  const { campuses, departments } = houseReach(who, 'improvement.read');
  const [at, id] = PLACES.read(cursor) ?? [null, null];
  const rows = await CommonProblems.select(tx, LIST, [
    ...[campuses, departments, list === 'open', at, id, limit + 1],
  ]);
  const { items, nextCursor } = PLACES.page(rows, limit, ({ foundAt, problemId }) => [
    foundAt.toISOString(),
    problemId,
  ]);
  const seen = await casesSeen(tx, who, items);
  return {
    items: items.map((row) => viewOf(row, seen.get(row.problemId) ?? [], who, keys)),
    nextCursor,
  };
}

const Told = Cases.pick('caseNo', 'access');
const BEHIND = `select k.problem_id as "problemId", ${Told.as('c')} from common_problem_case k
  join complaint_case c on c.tenant_id = k.tenant_id and c.case_id = k.case_id
  where k.tenant_id = $1 and k.problem_id = any($2::uuid[]) order by c.case_no desc`;

async function casesSeen(
  tx: Transaction,
  who: Identity,
  problems: readonly Problem[],
): Promise<ReadonlyMap<string, string[]>> {
  const seen = new Map<string, string[]>();
  const ids = problems.map(({ problemId }) => problemId);
  if (ids.length === 0) return seen;
  const rows = await tx.query<RowOf<typeof Told> & { problemId: string }>(BEHIND, [
    tenantOf(tx),
    ids,
  ]);
  for (const { problemId, caseNo, access } of rows) {
    const known = seen.get(problemId) ?? [];
    if (known.length < MOST_CASES && accessOf(who, { access }).roles.length > 0)
      seen.set(problemId, [...known, caseNo]);
  }
  return seen;
}

function viewOf(
  row: Problem,
  caseNos: readonly string[],
  who: Identity,
  keys: PersonalData,
): CommonProblem {
  const { problemId, campus, department, category, count, atCount, window } = row;
  return {
    ...{ problemId, campus, department, category, count, atCount, window },
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
