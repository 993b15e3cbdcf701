import { COMPLAINT_KINDS, type WordingMarked } from '@tingsu/contracts';
import { tenantOf, type RowOf, type Transaction } from '@tingsu/database';
import { CaseWords, CommonProblems } from './common-problem.entity.js';
import type { Worded } from './like-words.js';

/** The newest of a campus that are compared: so a look costs the same however many complaints there are. */
const MOST_COMPARED = 5_000;

/** Kept again they are the same. */
export async function keepWords(
  tx: Transaction,
  { epoch, complaints }: WordingMarked['data'],
): Promise<void> {
  const rows = complaints.map(({ receivedAt, ...one }) => ({
    ...{ ...one, tenantId: tenantOf(tx), epoch, receivedAt: new Date(receivedAt) },
  }));
  await CaseWords.add(tx, rows, 'on conflict do nothing');
}

/** What is older is compared no more. */
export async function forgetWords(tx: Transaction, campus: string, before: Date): Promise<void> {
  await tx.query(
    'delete from case_words where tenant_id = $1 and campus = $2 and received_at < $3',
    [...[tenantOf(tx), campus, before]],
  );
}

/** A case that may be alike with others, and where it belongs. */
export interface ComparedCase extends Worded {
  readonly department: string;
  readonly category: string;
  readonly receivedAt: Date;
  readonly epoch: number;
}

const COMPARED = `select c.case_id as "caseId", c.lead_department as department, c.category, c.received_at as "receivedAt",
    w.epoch, w.words, w.person
  from (select * from case_words where tenant_id = $1 and campus = $2 and received_at >= $3
    order by received_at desc, complaint_id limit ${MOST_COMPARED}) w
  join complaint_case c on c.tenant_id = w.tenant_id and c.complaint_id = w.complaint_id
  where c.lead_department is not null and c.category is not null and c.case_kind = any($4::text[]) and c.state not in ('merged', 'declined')
    and not exists (select 1 from common_problem_case k join common_problem p on p.tenant_id = k.tenant_id and p.problem_id = k.problem_id
      where k.tenant_id = c.tenant_id and k.case_id = c.case_id and p.found_by = 'words')`;

/** Classified cases of the time that no common problem found by words has yet. */
export const casesToCompare = (
  tx: Transaction,
  campus: string,
  from: Date,
): Promise<ComparedCase[]> =>
  tx.query<ComparedCase>(COMPARED, [tenantOf(tx), campus, from, COMPLAINT_KINDS]);

const Open = CommonProblems.pick('problemId', 'words', 'epoch');
/** Those found by words that wait for an answer. */
export const openByWords = (tx: Transaction, campus: string): Promise<RowOf<typeof Open>[]> =>
  Open.select(
    tx,
    `where tenant_id = $1 and campus = $2 and found_by = 'words' and answered_at is null order by found_at, problem_id`,
    [tenantOf(tx), campus],
  );

/** One instance at a time looks for those alike, so that none is found twice. */
export async function takeTurn(tx: Transaction): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('cases.alike'), hashtext($1))`, [
    tenantOf(tx),
  ]);
}
