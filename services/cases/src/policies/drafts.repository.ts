import {
  cursorOf,
  InstantPlaceSchema,
  ProblemError,
  type Page,
  type Draft,
  type DraftDetail,
  type DraftLogEntry,
} from '@tingsu/contracts';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import type { DraftState } from './draft.js';
import { policyAdvice } from './draft-check.js';
import { DraftLog, Drafts, type PolicyDraftEntity } from './draft.entity.js';

const Head = Drafts.omit('tenantId', 'effectiveFrom', 'content', 'problems', 'createdAt');
const Body = Drafts.pick('content', 'problems');
type DraftRow = RowOf<typeof Head> &
  Pick<PolicyDraftEntity, 'effectiveFrom'> & { readonly problemCount: number };
type DetailRow = DraftRow & RowOf<typeof Body>;

/** A day is read as text: it has no time zone. */
const HEAD = `${Head.as()}, effective_from::text as "effectiveFrom", jsonb_array_length(problems) as "problemCount"`;

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
  const log = await DraftLog.pick('at', 'personId', 'action', 'revision', 'note').select(
    tx,
    'where draft_id = $1 order by number',
    [draftId],
  );
  return {
    ...draftOf(row),
    content: row.content,
    problems: [...row.problems],
    advice: row.kind === 'policy' ? policyAdvice(row.content) : [],
    log: log.map(({ at, ...entry }) => ({ at: at.toISOString(), ...entry })),
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
      'The draft was changed meanwhile. Open it again and repeat your change.',
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
    `select ${HEAD}, ${Body.as()} from policy_draft where draft_id = $1 ${lock}`,
    [draftId],
  );
  if (!row)
    throw new ProblemError('draft.not_found', 'There is no such draft. Choose one from the list.');
  return row;
}

const Stored = Drafts.omit('createdAt');
const INSERT_DRAFT = Stored.insert({ createdAt: '$2::timestamptz' });
const UPDATE_DRAFT = `update policy_draft d set ${Stored.omit('tenantId', 'draftId').set()} from ${Stored.rows()}
  where ${Stored.pick('tenantId', 'draftId').match('d')}`;

export async function insertDraft(tx: Transaction, draft: DraftState): Promise<void> {
  await tx.query(INSERT_DRAFT, [rowOf(tx, draft), tx.now]);
}

export async function updateDraft(tx: Transaction, draft: DraftState): Promise<void> {
  await tx.query(UPDATE_DRAFT, [rowOf(tx, draft)]);
}

const rowOf = (tx: Transaction, draft: DraftState): string =>
  Stored.json([{ ...draft, tenantId: tenantOf(tx), updatedAt: tx.now }]);

const LogLine = DraftLog.omit('tenantId', 'number');
const ADD_LOG = LogLine.insert({
  tenantId: '$2::uuid',
  number: `(select coalesce(max(number), 0) + 1 from policy_log where draft_id = r."draftId")`,
});

/** One more line of what became of a draft; nothing of it is ever changed. */
export async function addLog(
  tx: Transaction,
  { draftId, revision }: Pick<DraftState, 'draftId' | 'revision'>,
  action: DraftLogEntry['action'],
  personId: string | null,
  note: string | null = null,
): Promise<void> {
  await tx.query(ADD_LOG, [
    LogLine.json([{ draftId, at: tx.now, personId, action, revision, note }]),
    tenantOf(tx),
  ]);
}

/** All who wrote a part of it. */
export async function writersOf(tx: Transaction, draftId: string): Promise<string[]> {
  const rows = await tx.query<{ personId: string }>(
    `select distinct person_id as "personId" from policy_log
     where draft_id = $1 and action in ('created', 'saved', 'imported') and person_id is not null`,
    [draftId],
  );
  return rows.map(({ personId }) => personId);
}

/** Drafts whose version or first row waited for its day and binds from now on. */
export async function markInForce(
  tx: Transaction,
  references: readonly string[],
  today: string,
): Promise<void> {
  const rows = await tx.query<Pick<PolicyDraftEntity, 'draftId' | 'revision'>>(
    `update policy_draft set state = 'in_force', updated_at = $2
     where state = 'scheduled' and (kind = 'policy' and subject || '@' || version = any($1::text[])
       or kind = 'bindings' and effective_from <= $3::date)
     returning draft_id as "draftId", revision`,
    [references, tx.now, today],
  );
  for (const draft of rows) await addLog(tx, draft, 'published', null);
}

/** The same draft, begun by the same person a moment ago: a repeated request begins no second one. */
export async function sameDraft(
  tx: Transaction,
  author: string,
  {
    kind,
    subject,
    version,
    basedOn,
    content,
  }: Pick<DraftState, 'kind' | 'subject' | 'version' | 'basedOn' | 'content'>,
): Promise<string | null> {
  const [row] = await Drafts.pick('draftId').select(
    tx,
    `where state = 'editing' and revision = 1 and author = $1 and kind = $2 and subject = $3 and version = $4
       and based_on is not distinct from $5 and content = $6::jsonb and created_at > instant() - interval '10 minutes' order by created_at desc limit 1`,
    [author, kind, subject, version, basedOn, JSON.stringify(content)],
  );
  return row?.draftId ?? null;
}

function draftOf(row: DraftRow | DetailRow): Draft {
  const { updatedAt, ...draft } = row;
  return { ...draft, updatedAt: updatedAt.toISOString() };
}
