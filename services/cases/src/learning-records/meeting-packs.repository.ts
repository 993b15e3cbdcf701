import type { Identity, MeetingPack, PackLearning } from '@tingsu/contracts';
import { tenantOf, type RowOf, type Transaction } from '@tingsu/database';
import { accessOf } from '../cases/case-access.js';
import { Cases } from '../ledger/case.entity.js';
import { MeetingPacks } from './meeting-pack.entity.js';

/** As many as the system proposes. */
const MOST_PROPOSED = 20;

/** From the first moment of the period to the first after it. */
export interface Span {
  readonly campus: string;
  readonly from: Date;
  readonly until: Date;
}

const LEARNED = `select
    (select count(*)::int from common_problem where tenant_id = $1 and campus = $2 and found_at >= $3 and found_at < $4) as "problemsFound",
    (select count(distinct k.case_id)::int from common_problem p
       join common_problem_case k on k.tenant_id = p.tenant_id and k.problem_id = p.problem_id
       where p.tenant_id = $1 and p.campus = $2 and p.found_at >= $3 and p.found_at < $4) as repeated,
    (select count(*)::int from common_problem
       where tenant_id = $1 and campus = $2 and answered_at >= $3 and answered_at < $4 and action_id is not null) as "problemsActedOn",
    (select count(*)::int from common_problem
       where tenant_id = $1 and campus = $2 and answered_at >= $3 and answered_at < $4 and action_id is null) as "problemsSetAside",
    count(*) filter (where opened_at >= $3 and opened_at < $4)::int as "actionsOpened",
    count(*) filter (where done_at >= $3 and done_at < $4)::int as "actionsDone",
    count(*) filter (where state = 'open' and due_at <= instant())::int as "actionsOverdue",
    count(*) filter (where state = 'improved' and ended_at >= $3 and ended_at < $4)::int as improved,
    count(*) filter (where state = 'not_improved' and ended_at >= $3 and ended_at < $4)::int as "notImproved"
  from improvement_action where tenant_id = $1 and campus = $2`;

/** What was found to repeat on a campus, and what was done about it. */
export async function learnedIn(
  tx: Transaction,
  { campus, from, until }: Span,
): Promise<PackLearning> {
  const [row] = await tx.query<PackLearning>(LEARNED, [tenantOf(tx), campus, from, until]);
  if (!row) throw new Error('counting gave no row');
  return row;
}

const PROPOSED = `select c.case_id as "caseId" from complaint_case c
  where c.tenant_id = $1 and c.campus = $2 and c.received_at >= $3 and c.received_at < $4 and c.state not in ('merged', 'declined')
    and (c.priority = 'P1' or c.breached or exists (select 1 from common_problem_case k where k.tenant_id = c.tenant_id and k.case_id = c.case_id))
  order by c.priority, c.breached desc, c.received_at desc limit ${MOST_PROPOSED}`;

/** Cases to speak about: the most urgent, those that were late, those that repeat. */
export async function proposedCases(
  tx: Transaction,
  { campus, from, until }: Span,
): Promise<string[]> {
  const rows = await tx.query<{ caseId: string }>(PROPOSED, [tenantOf(tx), campus, from, until]);
  return rows.map(({ caseId }) => caseId);
}

const Found = Cases.pick('caseId', 'caseNo', 'access');

/** Those of the numbers that the reader may see. */
export async function casesNamed(
  tx: Transaction,
  who: Identity,
  caseNos: readonly string[],
): Promise<RowOf<typeof Found>[]> {
  const rows = await Found.select(tx, 'where tenant_id = $1 and case_no = any($2::text[])', [
    tenantOf(tx),
    caseNos,
  ]);
  return rows.filter((row) => accessOf(who, row).roles.length > 0);
}

export async function writePack(tx: Transaction, pack: RowOf<typeof MeetingPacks>): Promise<void> {
  const changed = MeetingPacks.omit('tenantId', 'recordId').excluded;
  await tx.query(
    `${MeetingPacks.insert()} on conflict (tenant_id, record_id) do update set ${changed}`,
    [MeetingPacks.json([pack])],
  );
}

/** Days are read as text: they have no time zone. */
const Read = MeetingPacks.omit('tenantId', 'from', 'to');
type Row = RowOf<typeof Read> & { readonly from: string; readonly to: string };
const SELECT = `select ${Read.as()}, period_from::text as "from", period_to::text as "to" from meeting_pack
  where tenant_id = $1 and record_id = $2`;

export async function packOf(
  tx: Transaction,
  who: Identity,
  record: Pick<MeetingPack, 'recordId' | 'title' | 'campus' | 'frozen'>,
): Promise<MeetingPack | null> {
  const [row] = await tx.query<Row>(SELECT, [tenantOf(tx), record.recordId]);
  if (!row) return null;
  const cases = await Found.select(
    tx,
    'where tenant_id = $1 and case_id = any($2::uuid[]) order by case_no',
    [tenantOf(tx), row.caseIds],
  );
  const { from, to, figures, learning, madeBy } = row;
  return {
    ...{ ...record, from, to, figures, learning, madeBy, madeAt: row.madeAt.toISOString() },
    caseNos: cases.filter((one) => accessOf(who, one).roles.length > 0).map(({ caseNo }) => caseNo),
    cases: row.caseIds.length,
  };
}
