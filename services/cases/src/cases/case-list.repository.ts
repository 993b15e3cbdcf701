import type { CaseCountsSchema, CaseListSchema, CaseSummary, Identity } from '@tingsu/contracts';
import { ProblemError, viewsFor } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import type { DataKeys } from '@tingsu/privacy';
import type { z } from 'zod';
import { Cases, type CaseEntity } from '../ledger/case.entity.js';
import { NEVER } from '../ledger/case-row.js';
import type { ListWords } from '../ledger/list-words.repository.js';
import { watchedAmong } from '../watching/case-watches.repository.js';
import { accessOf } from './case-access.js';
import { casesNumbered } from './case-numbers.repository.js';
import { chosenFor, inBoth } from './chosen-cases.repository.js';
import {
  type CaseQuery,
  countsStatement,
  type Listed,
  type ListQuery,
  pageStatement,
  PLACES,
  type Reader,
  totalStatement,
  wordsAsked,
} from './list-statement.repository.js';
import { isPerson, PARTS } from '../ledger/case-member.js';
import { waysOf } from './list-ways.js';
import { summaryAsSeen } from './seen-fields.js';

export type { CaseQuery };
export type CaseList = z.infer<typeof CaseListSchema>;
export type CaseCounts = z.infer<typeof CaseCountsSchema>;
type ListRow = RowOf<typeof Listed> & Pick<CaseEntity, 'access'>;

/** A reader and the time zone of his hospital. */
export interface Asking {
  readonly who: Identity;
  readonly timeZone: string;
  readonly unassignedMinutes: number;
}

/** Numbers of words, and the keys under which numbers of cases are found. */
export interface ListSources {
  readonly words: ListWords;
  readonly keys: DataKeys;
}

export async function listCases(
  tx: Transaction,
  { words, keys }: ListSources,
  { q, ...asked }: CaseQuery,
  { who, ...place }: Asking,
): Promise<CaseList> {
  if (asked.respondent !== undefined) await requireRespondents(tx, words, who);
  const chosen = await chosenFor(tx, who, [asked.view]);
  const numbered = q ? await casesNumbered(tx, keys, q) : undefined;
  const caseIds = inBoth(chosen[asked.view], numbered);
  const query = caseIds ? { ...asked, caseIds } : asked;
  const numbers = await words.find(tx, wordsAsked(query, who, [query.view]));
  const reader = { who, ...place, numbers };
  const page = pageStatement(query, reader);
  const rows = await tx.query<ListRow>(page.sql, page.values);
  const { items, nextCursor } = pageOf(rows, query);
  const watched = await watchedAmong(
    tx,
    who.personId,
    items.map(({ caseId }) => caseId),
  );
  return {
    items: items.map((row) => asSeen(row, who, watched.has(row.caseId))),
    nextCursor,
    total: query.cursor ? null : await totalOf(tx, query, reader, rows.length),
    serverTime: tx.now.toISOString(),
  };
}

const STANDS_IN = `select from case_member where member = any($1::integer[]) and parts & ${PARTS.statement} <> 0 limit 1`;

/** An empty list would say that nobody complained. Who is shown it only where he stands in does so in some case. */
async function requireRespondents(tx: Transaction, words: ListWords, who: Identity): Promise<void> {
  const members = waysOf(who, 'statement.read').map(({ member }) => member);
  if (members.some((member) => !isPerson(member))) return;
  const numbers = await words.find(tx, members);
  const own = members.flatMap((member) => numbers.get(member) ?? []);
  if ((await tx.query(STANDS_IN, [own])).length > 0) return;
  throw new ProblemError(
    'access.denied',
    'Your role is not shown who is complained of, so it finds no cases by that.',
  );
}

/** A list that ends on its first page is counted already. */
async function totalOf(
  tx: Transaction,
  query: ListQuery,
  reader: Reader,
  shown: number,
): Promise<number> {
  if (shown <= query.limit) return shown;
  const { sql, values } = totalStatement(query, reader);
  const [counted] = await tx.query<{ total: number }>(sql, values);
  return counted?.total ?? 0;
}

/** How many cases of the reader each view of his roles holds. */
export async function countViews(
  tx: Transaction,
  words: ListWords,
  { who, ...place }: Asking,
): Promise<CaseCounts> {
  const views = viewsFor(who.grants);
  const numbers = await words.find(tx, wordsAsked({ sort: 'received' }, who, views));
  const { sql, values } = countsStatement(
    views,
    { who, ...place, numbers },
    await chosenFor(tx, who, views),
  );
  const [counts] = await tx.query<CaseCounts>(sql, values);
  if (!counts) throw new Error('Counting gives one row');
  return counts;
}

/** The driver reads `infinity` as a number. */
function pageOf(rows: readonly ListRow[], { sort, limit }: ListQuery) {
  if (sort === 'received')
    return PLACES.received.page(rows, limit, ({ receivedAt, caseId }) => [
      'received',
      receivedAt.toISOString(),
      caseId,
    ]);
  return PLACES.next_due.page(rows, limit, ({ dueKey, caseId }) => [
    'next_due',
    dueKey instanceof Date ? dueKey.toISOString() : NEVER,
    caseId,
  ]);
}

function asSeen(row: ListRow, who: Identity, watched: boolean): CaseSummary {
  const { caseId: _id, dueKey: _due, access: _access, natureRules, ...rest } = row;
  const { receivedAt, nextCallAt, ...summary } = rest;
  return summaryAsSeen(
    {
      ...summary,
      receivedAt: receivedAt.toISOString(),
      nextCallAt: nextCallAt?.toISOString() ?? null,
      watched,
    },
    natureRules,
    () => accessOf(who, row).fields,
  );
}

/** In no order; what does not exist is left out. */
export async function caseIdsOf(tx: Transaction, numbers: readonly string[]): Promise<string[]> {
  const rows = await Cases.pick('caseId').select(tx, 'where case_no = any($1::text[])', [numbers]);
  return rows.map(({ caseId }) => caseId);
}
