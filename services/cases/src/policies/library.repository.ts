import {
  cursorOf,
  ProblemError,
  type Page,
  type Comparison,
  type PolicyVersion,
  type PolicyVersionDetail,
} from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { z } from 'zod';
import { yearOf } from '../calendars/calendar-year.js';
import { differencesBetween } from './differences.js';
import { titleOf, type Content } from './draft.js';
import { readDraft } from './drafts.repository.js';
import type { PolicyBook } from './policy-book.js';
import { lastActivation, todayOf } from './publication.repository.js';

interface VersionRow {
  readonly policy_id: string;
  readonly version: string;
  readonly title: unknown;
  readonly jurisdiction: string | null;
  readonly case_kind: string | null;
  readonly effective_from: string;
  readonly published_at: Date;
  readonly author: string | null;
  readonly approver: string | null;
  readonly state: PolicyVersion['state'];
}

/** The library is short and seldom changes, so that a page is found by how many versions come before it. */
const OFFSETS = cursorOf(z.int().min(0).max(1_000_000));
const COLUMNS = `policy_id, version, document -> 'title' as title, document ->> 'jurisdiction' as jurisdiction,
  document ->> 'caseKind' as case_kind, effective_from::text as effective_from, published_at, author, approver,
  case when policy_id || '@' || version = any($1::text[]) then 'in_force' when effective_from > $2::date then 'scheduled' else 'superseded' end as state`;

/** Published versions, those in force and those whose day has not come; with `all` the superseded ones too. */
export async function listLibrary(
  tx: Transaction,
  book: PolicyBook,
  {
    all,
    limit,
    cursor,
  }: { readonly all: boolean; readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<PolicyVersion>> {
  const offset = OFFSETS.read(cursor) ?? 0;
  const rows = await tx.query<VersionRow>(
    `select * from (select ${COLUMNS} from policy_version) as v where $3 or state <> 'superseded'
     order by policy_id, effective_from desc, published_at desc, version desc limit $4 offset $5`,
    [await inForce(tx), await todayOf(tx), all, limit + 1, offset],
  );
  const bound = boundBy(book);
  const versions = rows.map((row) => versionOf(row, bound));
  return OFFSETS.page(versions, limit, () => offset + limit);
}

/** Throws `policy.unknown`. */
export async function readVersion(
  tx: Transaction,
  book: PolicyBook,
  policyId: string,
  version: string,
): Promise<PolicyVersionDetail> {
  const [row] = await tx.query<VersionRow & { document: Content }>(
    `select ${COLUMNS}, document from policy_version where policy_id = $3 and version = $4`,
    [await inForce(tx), await todayOf(tx), policyId, version],
  );
  if (!row)
    throw new ProblemError(
      'policy.unknown',
      `There is no version ${version} of ${policyId}. Choose one of the library.`,
    );
  return { ...versionOf(row, boundBy(book)), document: row.document };
}

/** Two versions, two drafts, or one of each: `policyId@version`, `draft:<draftId>`, `calendar:<calendarId>@<year>`. */
export async function compare(tx: Transaction, left: string, right: string): Promise<Comparison> {
  const [before, after] = [await contentOf(tx, left), await contentOf(tx, right)];
  return { left, right, differences: differencesBetween(before, after) };
}

async function contentOf(tx: Transaction, reference: string): Promise<Content> {
  const [, kind, name] = /^(draft|calendar):(.+)$/.exec(reference) ?? [];
  if (kind === 'draft' && name) return (await readDraft(tx, uuidIn(name))).content;
  if (kind === 'calendar' && name) return calendarContent(tx, name);
  const [id, version] = reference.split('@');
  const [row] = await tx.query<{ document: Content }>(
    'select document from policy_version where policy_id = $1 and version = $2',
    [id, version],
  );
  if (row) return row.document;
  throw new ProblemError(
    'policy.unknown',
    `There is no ${reference}. Write policyId@version or draft:draftId.`,
  );
}

async function calendarContent(tx: Transaction, name: string): Promise<Content> {
  const [id, year] = name.split('@');
  const calendar = (await lastActivation(tx))?.calendars.find((one) => one.id === id);
  if (!calendar || !Number.isInteger(Number(year)))
    throw new ProblemError('calendar.unknown', `There is no calendar ${name}.`);
  const status = calendar.years.find((one) => one.year === Number(year))?.status ?? 'provisional';
  return { ...yearOf(calendar, Number(year)), status };
}

function uuidIn(text: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text;
  throw new ProblemError('draft.not_found', 'There is no such draft. Choose one from the list.');
}

async function inForce(tx: Transaction): Promise<readonly string[]> {
  return (await lastActivation(tx))?.documents ?? [];
}

/** Campuses by the versions that bind them, directly or as what the bound one extends. */
function boundBy(book: PolicyBook): ReadonlyMap<string, readonly string[]> {
  const bound = new Map<string, string[]>();
  for (const { campus, caseKind } of book.bindings)
    for (const { id, version } of book.policyFor(campus ?? '', caseKind)?.layers ?? []) {
      const key = `${id}@${version}`;
      bound.set(key, [...new Set([...(bound.get(key) ?? []), campus ?? '*'])]);
    }
  return bound;
}

function versionOf(row: VersionRow, bound: ReadonlyMap<string, readonly string[]>): PolicyVersion {
  return {
    policyId: row.policy_id,
    version: row.version,
    title: titleOf({ title: row.title }, { zh: row.policy_id, en: row.policy_id }),
    jurisdiction: row.jurisdiction,
    caseKind: row.case_kind,
    effectiveFrom: row.effective_from,
    state: row.state,
    publishedAt: row.published_at.toISOString(),
    author: row.author,
    approver: row.approver,
    boundCampuses: [...(bound.get(`${row.policy_id}@${row.version}`) ?? [])],
  };
}
