import {
  cursorOf,
  InstantPlaceSchema,
  ProblemError,
  type Page,
  type Draft,
  type DraftDetail,
  type DraftLogEntry,
  type PolicyProblemView,
} from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import type { Content, DraftState } from './draft.js';

interface DraftRow {
  readonly draft_id: string;
  readonly kind: Draft['kind'];
  readonly subject: string;
  readonly title: Draft['title'];
  readonly version: string;
  readonly based_on: string | null;
  readonly state: Draft['state'];
  readonly effective_from: string;
  readonly revision: number;
  readonly author: string;
  readonly approver: string | null;
  readonly rejection: string | null;
  readonly updated_at: Date;
  readonly problem_count: number;
}
type DetailRow = DraftRow & {
  readonly content: Content;
  readonly problems: readonly PolicyProblemView[];
};

const HEAD = `draft_id, kind, subject, title, version, based_on, state, effective_from::text as effective_from, revision, author, approver,
  rejection, updated_at, jsonb_array_length(problems) as problem_count`;

export interface PageQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}
const PLACES = cursorOf(InstantPlaceSchema);

export async function listDrafts(
  tx: Transaction,
  {
    state,
    kind,
    limit,
    cursor,
  }: PageQuery & { readonly state?: string | undefined; readonly kind?: string | undefined },
): Promise<Page<Draft>> {
  const [at, id] = PLACES.read(cursor) ?? [null, null];
  const rows = await tx.query<DraftRow>(
    `select ${HEAD} from policy_draft
     where (case when $1::text is null then state <> 'discarded' else state = $1 end) and ($2::text is null or kind = $2)
       and ($3::timestamptz is null or (updated_at, draft_id) < ($3::timestamptz, $4::uuid))
     order by updated_at desc, draft_id desc limit $5`,
    [state ?? null, kind ?? null, at, id, limit + 1],
  );
  return PLACES.page(rows.map(draftOf), limit, (draft) => [draft.updatedAt, draft.draftId]);
}

/** The draft with all that became of it. Throws `draft.not_found`. */
export async function readDraft(tx: Transaction, draftId: string): Promise<DraftDetail> {
  const row = await findDraft(tx, draftId);
  const log = await tx.query<{ at: Date; person_id: string | null; action: DraftLogEntry['action']; revision: number; note: string | null }>(
    'select at, person_id, action, revision, note from policy_log where draft_id = $1 order by number',
    [draftId],
  ); // prettier-ignore
  return {
    ...draftOf(row),
    content: row.content,
    problems: [...row.problems],
    log: log.map(({ at, person_id, ...entry }) => ({
      at: at.toISOString(),
      personId: person_id,
      ...entry,
    })),
  };
}

/** Locks it for a change. Throws `draft.not_found`, or `draft.stale_revision` when another revision is wanted. */
export async function lockDraft(
  tx: Transaction,
  draftId: string,
  revision: number | null,
): Promise<DraftState> {
  const row = await findDraft(tx, draftId, 'for update');
  if (revision !== null && row.revision !== revision)
    throw new ProblemError(
      'draft.stale_revision',
      'Somebody changed the draft meanwhile. Open it again and repeat what you did.',
      {
        currentVersion: row.revision,
      },
    );
  const { updatedAt: _at, problemCount: _count, ...head } = draftOf(row);
  return { ...head, content: row.content, problems: row.problems };
}

async function findDraft(
  tx: Transaction,
  draftId: string,
  lock: 'for update' | '' = '',
): Promise<DetailRow> {
  const [row] = await tx.query<DetailRow>(
    `select ${HEAD}, content, problems from policy_draft where draft_id = $1 ${lock}`,
    [draftId],
  );
  if (!row)
    throw new ProblemError('draft.not_found', 'There is no such draft. Choose one from the list.');
  return row;
}

const VALUES = `$3, $4, $5::jsonb, $6, $7, $8, $9::date, $10::integer, $11::uuid, $12::uuid, $13, $14::jsonb, $15::jsonb`;

export async function insertDraft(tx: Transaction, draft: DraftState): Promise<void> {
  await tx.query(
    `insert into policy_draft (tenant_id, draft_id, kind, subject, title, version, based_on, state, effective_from, revision, author,
       approver, rejection, content, problems, created_at, updated_at) values ($1, $2, ${VALUES}, $16, $16)`,
    [tx.tenantId, ...valuesOf(draft), tx.now],
  );
}

export async function updateDraft(tx: Transaction, draft: DraftState): Promise<void> {
  await tx.query(
    `update policy_draft set (kind, subject, title, version, based_on, state, effective_from, revision, author, approver, rejection, content,
       problems, updated_at) = row(${VALUES}, $16::timestamptz) where tenant_id = $1 and draft_id = $2`,
    [tx.tenantId, ...valuesOf(draft), tx.now],
  );
}

function valuesOf(draft: DraftState): unknown[] {
  return [
    draft.draftId, draft.kind, draft.subject, JSON.stringify(draft.title), draft.version, draft.basedOn, draft.state, draft.effectiveFrom,
    draft.revision, draft.author, draft.approver, draft.rejection, JSON.stringify(draft.content), JSON.stringify(draft.problems),
  ]; // prettier-ignore
}

/** One more line of what became of a draft; nothing of it is ever changed. */
export async function addLog(
  tx: Transaction,
  { draftId, revision }: Pick<DraftState, 'draftId' | 'revision'>,
  action: DraftLogEntry['action'],
  personId: string | null,
  note: string | null = null,
): Promise<void> {
  await tx.query(
    `insert into policy_log (tenant_id, draft_id, number, at, person_id, action, revision, note)
     select $1::uuid, $2::uuid, coalesce(max(number), 0) + 1, $3::timestamptz, $4::uuid, $5, $6::integer, $7 from policy_log where draft_id = $2::uuid`,
    [tx.tenantId, draftId, tx.now, personId, action, revision, note],
  );
}

/** Everybody who wrote a part of it. */
export async function writersOf(tx: Transaction, draftId: string): Promise<string[]> {
  const rows = await tx.query<{ person_id: string }>(
    `select distinct person_id from policy_log where draft_id = $1 and action in ('created', 'saved', 'imported') and person_id is not null`,
    [draftId],
  );
  return rows.map((row) => row.person_id);
}

/** Drafts whose version waited for its day and binds from now on. */
export async function markInForce(tx: Transaction, references: readonly string[]): Promise<void> {
  const rows = await tx.query<{ draft_id: string; revision: number }>(
    `update policy_draft set state = 'in_force', updated_at = $2
     where state = 'scheduled' and kind = 'policy' and subject || '@' || version = any($1::text[]) returning draft_id, revision`,
    [references, tx.now],
  );
  for (const { draft_id: draftId, revision } of rows)
    await addLog(tx, { draftId, revision }, 'published', null);
}

function draftOf(row: DraftRow): Draft {
  return {
    draftId: row.draft_id,
    kind: row.kind,
    subject: row.subject,
    title: row.title,
    version: row.version,
    basedOn: row.based_on,
    state: row.state,
    effectiveFrom: row.effective_from,
    revision: row.revision,
    author: row.author,
    approver: row.approver,
    rejection: row.rejection,
    updatedAt: row.updated_at.toISOString(),
    problemCount: row.problem_count,
  };
}
