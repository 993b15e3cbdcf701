import {
  cursorOf,
  type Erasure,
  type ErasedCount,
  type ErasurePreview,
  type ErasureQuery,
  houseReach,
  type Identity,
  InstantPlaceSchema,
  mayInHouse,
  type Page,
} from '@tingsu/contracts';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { countEntries, forgetEntries } from '@tingsu/find';
import type { PersonalData } from '@tingsu/privacy';
import { Cases } from '../ledger/case.entity.js';
import { NUMBERS } from '../ledger/findable.js';
import type { CaseState } from '../lifecycle/case-state.js';
import { Erasures } from './erasure.entity.js';

export type ErasureRow = RowOf<typeof Erasures>;
const Named = Cases.pick('caseNo', 'complaintNo');
type Row = ErasureRow & RowOf<typeof Named>;
const ROWS = `select ${Erasures.as('e')}, ${Named.as('c')} from erasure e
  join complaint_case c on c.tenant_id = e.tenant_id and c.case_id = e.case_id`;
const PLACES = cursorOf(InstantPlaceSchema);

const cellOf = (erasureId: string, column: 'reason' | 'answer') => ({
  ...{ table: 'erasure', column, rowId: erasureId },
});
export const sealedIn = (
  keys: PersonalData,
  erasureId: string,
  column: 'reason' | 'answer',
  text: string,
): Buffer => keys.seal(cellOf(erasureId, column), text);

/** The newest first, of the campuses that the reader answers for. */
export async function listErasures(
  tx: Transaction,
  who: Identity,
  { limit, cursor }: ErasureQuery,
  keys: PersonalData,
): Promise<Page<Erasure>> {
  const { campuses } = houseReach(who, 'erasure.read');
  const [at, id] = PLACES.read(cursor) ?? [null, null];
  const rows = await tx.query<Row>(
    `${ROWS} where e.tenant_id = $1 and ($2::text[] is null or e.campus = any($2))
       and ($3::timestamptz is null or (e.proposed_at, e.erasure_id) < ($3, $4::uuid))
     order by e.proposed_at desc, e.erasure_id desc limit $5`,
    [tenantOf(tx), campuses, at, id, limit + 1],
  );
  const { items, nextCursor } = PLACES.page(rows, limit, ({ proposedAt, erasureId }) => [
    proposedAt.toISOString(),
    erasureId,
  ]);
  return { items: items.map((row) => viewOf(row, who, keys)), nextCursor };
}

/** One, locked until the transaction ends; null for an unknown one. */
export async function lockErasure(tx: Transaction, erasureId: string): Promise<Row | null> {
  const [row = null] = await tx.query<Row>(
    `${ROWS} where e.tenant_id = $1 and e.erasure_id = $2 for update of e`,
    [tenantOf(tx), erasureId],
  );
  return row;
}

export async function addErasure(tx: Transaction, row: ErasureRow): Promise<boolean> {
  const added = await tx.query(`${Erasures.insert()} on conflict do nothing returning 1`, [
    Erasures.json([row]),
  ]);
  return added.length > 0;
}

const Decided = Erasures.pick('state', 'decidedBy', 'decidedAt', 'answer');
export async function decideErasure(tx: Transaction, row: ErasureRow): Promise<void> {
  await tx.query(
    `update erasure e set ${Decided.set()} from ${Decided.rows('$2')} where e.tenant_id = $3 and e.erasure_id = $1`,
    [row.erasureId, Decided.json([row]), tenantOf(tx)],
  );
}

export function viewOf(row: Row, who: Identity, keys: PersonalData): Erasure {
  const { erasureId, caseNo, complaintNo, ground, state, proposedBy, decidedBy } = row;
  return {
    ...{ erasureId, caseNo, complaintNo, ground, state, proposedBy, decidedBy },
    reason: keys.open(cellOf(erasureId, 'reason'), row.reason),
    proposedAt: row.proposedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    answer: keys.openOptional(cellOf(erasureId, 'answer'), row.answer),
    mayDecide: state === 'proposed' && mayDecide(who, row),
  };
}

/** Never who proposed it himself. */
export const mayDecide = (who: Identity, { campus, proposedBy }: ErasureRow): boolean =>
  proposedBy !== who.personId && mayInHouse(who, 'erasure.decide', { campus, department: null });

type Subject = Pick<CaseState, 'caseId' | 'complaintId' | 'caseNo' | 'receivedAt' | 'version'>;

/** What an erasure takes of a case here. */
export async function whatGoes(
  tx: Transaction,
  { caseId, complaintId, receivedAt }: Subject,
): Promise<ErasedCount[]> {
  const [row] = await tx.query<{ words: number; drafts: number; marks: number }>(
    `select (select count(*)::int from case_text where tenant_id = $1 and case_id = $2) as words,
       (select count(*)::int from case_draft where tenant_id = $1 and case_id = $2) as drafts,
       (select count(*)::int from case_words where tenant_id = $1 and complaint_id = $3) as marks`,
    [tenantOf(tx), caseId, complaintId],
  );
  const { words = 0, drafts = 0, marks = 0 } = row ?? {};
  const entries = await countEntries(tx, caseId, new Date(receivedAt), NUMBERS);
  return [
    { what: 'case_words', count: words },
    { what: 'case_drafts', count: drafts },
    { what: 'index_entries', count: entries },
    { what: 'word_marks', count: marks },
  ];
}

/** What of a case stays: its facts, and records about others that have their own periods. */
export async function whatStays(
  tx: Transaction,
  { caseId, caseNo, version }: Subject,
): Promise<ErasurePreview['stays']> {
  const [row] = await tx.query<{ improvements: number; files: number; matters: number }>(
    `select (select count(*)::int from improvement_case where tenant_id = $1 and case_id = $2) as improvements,
       (select count(*)::int from safety_file where tenant_id = $1 and case_no = $3) as files,
       (select count(*)::int from accountability_matter where tenant_id = $1 and case_id = $2) as matters`,
    [tenantOf(tx), caseId, caseNo],
  );
  return [
    { what: 'facts', count: version },
    { what: 'improvements', count: row?.improvements ?? 0 },
    { what: 'safety_files', count: row?.files ?? 0 },
    { what: 'accountability', count: row?.matters ?? 0 },
  ];
}

/** Takes out what no key protects: drafts, marks of words, and texts from before cases had keys. Their keys are destroyed before. */
export async function takeOut(
  tx: Transaction,
  { caseId, complaintId, receivedAt }: Subject,
): Promise<void> {
  await tx.query('select empty_texts($1)', [caseId]);
  await tx.query('delete from case_draft where tenant_id = $1 and case_id = $2', [
    tenantOf(tx),
    caseId,
  ]);
  await tx.query('delete from case_words where tenant_id = $1 and complaint_id = $2', [
    tenantOf(tx),
    complaintId,
  ]);
  await forgetEntries(tx, caseId, new Date(receivedAt), NUMBERS);
}
