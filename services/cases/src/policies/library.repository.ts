import {
  bothLanguages,
  cursorOf,
  ProblemError,
  type Page,
  type Comparison,
  type PolicyVersion,
  type PolicyVersionDetail,
} from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { z } from 'zod';
import { yearOf } from '../calendars/calendar-year.js';
import { differencesBetween } from './differences.js';
import { titleOf, type Content } from './draft.js';
import { readDraft } from './drafts.repository.js';
import { idIn, type PolicyBook } from './policy-book.js';
import { todayOf } from './publication.repository.js';
import { PolicyVersions } from './reference.entity.js';
import { lastActivation } from './reference.repository.js';
import { documentOf } from './shelf.repository.js';

const Listed = PolicyVersions.pick('policyId', 'version', 'publishedAt', 'author', 'approver');
type VersionRow = RowOf<typeof Listed> &
  Pick<PolicyVersion, 'jurisdiction' | 'caseKind' | 'effectiveFrom' | 'state'> & {
    readonly title: unknown;
  };

/** The library is short and seldom changes, so that a page is found by how many versions come before it. */
const OFFSETS = cursorOf(z.int().min(0).max(1_000_000));
const COLUMNS = `${Listed.as()}, document -> 'title' as title, document ->> 'jurisdiction' as jurisdiction,
  document ->> 'caseKind' as "caseKind", effective_from::text as "effectiveFrom",
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
     order by "policyId", "effectiveFrom" desc, "publishedAt" desc, version desc limit $4 offset $5`,
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
  const { document, ...head } = row;
  const behind = row.state === 'superseded' ? [] : pinnedBelow(book, `${policyId}@${version}`);
  return { ...versionOf(head, boundBy(book)), document, behind };
}

/** Documents in force that name an older version of this one. */
function pinnedBelow(book: PolicyBook, reference: string): PolicyVersionDetail['behind'] {
  return book.documents.flatMap(({ id, version, title, extends: parents }) =>
    parents
      .filter((parent) => parent.includes('@') && idIn(parent) === idIn(reference))
      .filter((parent) => book.resolve(parent) !== reference)
      .map((pinned) => ({
        ...{ policyId: id, version, pinned },
        title: bothLanguages(title ?? {}, id),
      })),
  );
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
  const document = await documentOf(tx, reference);
  if (document) return document;
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
  for (const binding of book.bindings)
    for (const { id, version } of book.policyOn(binding).layers) {
      const key = `${id}@${version}`;
      bound.set(key, [...new Set([...(bound.get(key) ?? []), binding.campus ?? '*'])]);
    }
  return bound;
}

function versionOf(
  { publishedAt, ...row }: VersionRow,
  bound: ReadonlyMap<string, readonly string[]>,
): PolicyVersion {
  const { policyId, version } = row;
  return {
    ...row,
    title: titleOf({ title: row.title }, { zh: policyId, en: policyId }),
    publishedAt: publishedAt.toISOString(),
    boundCampuses: [...(bound.get(`${policyId}@${version}`) ?? [])],
  };
}
