import { respondentsIn, type RespondentHistory } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import type { CasesConfig } from '../config.js';
import { Cases } from '../ledger/case.entity.js';
import type { ListWords } from '../ledger/list-words.repository.js';
import { accessOf, notFound, requireSight } from './case-access.js';
import type { Asking } from './case-list.repository.js';
import { type Asked, totalsStatement, wordsAsked } from './list-statement.repository.js';

const Head = Cases.pick('caseNo', 'access');
/** Days in the time zone of the hospital. */
const SPANS = `select (today - make_interval(months => $2::integer))::date::text as past, (today - $3::integer)::text as recent
  from (select (instant() at time zone $1::text)::date as today) as t`;
type Spans = Pick<CasesConfig, 'HISTORY_MONTHS' | 'REPEATED_WITHIN_DAYS'>;

/** What else was complained of the respondents of a case. */
export async function readRespondentHistory(
  tx: Transaction,
  words: ListWords,
  caseNo: string,
  { who, ...place }: Asking,
  { HISTORY_MONTHS: months, REPEATED_WITHIN_DAYS: days }: Spans,
): Promise<RespondentHistory> {
  const [head] = await Head.select(tx, 'where case_no = $1', [caseNo]);
  if (!head) throw notFound(caseNo);
  const access = accessOf(who, head);
  requireSight(access, head);
  const [spans] = await tx.query<{ past: string; recent: string }>(SPANS, [
    place.timeZone,
    months,
    days,
  ]);
  if (!spans) throw new Error('Reckoning gives one row');
  const past = { months, since: spans.past };
  const recent = { days, since: spans.recent };
  const isShown = access.fields.includes('statement');
  const respondents = isShown && head.access ? respondentsIn(head.access.respondent) : [];
  const questions = respondents.flatMap((respondent) =>
    [past, recent].map(({ since }): Asked => ({
      sort: 'received',
      respondent,
      receivedFrom: since,
    })),
  );
  const totals = await countEach(tx, words, questions, { who, ...place });
  const at = (index: number): number => totals[index] ?? 0;
  return {
    ...{ past, recent },
    items: respondents.map((respondent, index) => ({
      respondent,
      inPast: at(2 * index),
      inRecent: at(2 * index + 1),
    })),
  };
}

async function countEach(
  tx: Transaction,
  words: ListWords,
  questions: readonly Asked[],
  { who, ...place }: Asking,
): Promise<readonly number[]> {
  if (questions.length === 0) return [];
  const numbers = await words.find(
    tx,
    questions.flatMap((query) => wordsAsked(query, who, ['all'])),
  );
  const { sql, values } = totalsStatement(questions, { who, ...place, numbers });
  const [row] = await tx.query<{ totals: readonly number[] }>(sql, values);
  if (!row) throw new Error('Counting gives one row');
  return row.totals;
}
