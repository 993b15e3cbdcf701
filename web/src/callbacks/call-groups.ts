import type { CallBack } from '@tingsu/contracts';
import { givenAnswers } from '../casepage/call-answers';
import { dayIn } from '../time/instants';

/** In the order of work; who was called today without an answer comes last, because the next call is for another day. */
const CALL_GROUPS = ['overdue', 'today', 'open', 'again'] as const;
export type CallGroup = (typeof CALL_GROUPS)[number];

export const groupOf = (
  { dueAt, attempts }: Pick<CallBack, 'dueAt' | 'attempts'>,
  now: number,
  timeZone: string,
): CallGroup => {
  const today = dayIn(timeZone, now);
  const last = attempts.at(-1);
  if (last && dayIn(timeZone, Date.parse(last)) === today) return 'again';
  if (Date.parse(dueAt) < now) return 'overdue';
  return dayIn(timeZone, Date.parse(dueAt)) === today ? 'today' : 'open';
};

/** The groups that have calls, each in the order in which they fall due. */
export const grouped = <Call extends Pick<CallBack, 'dueAt' | 'attempts'>>(
  calls: readonly Call[],
  now: number,
  timeZone: string,
): readonly { readonly group: CallGroup; readonly calls: readonly Call[] }[] =>
  CALL_GROUPS.map((group) => ({
    group,
    calls: calls.filter((call) => groupOf(call, now, timeZone) === group),
  })).filter(({ calls: some }) => some.length > 0);

export const keyOfCall = ({ caseNo, planId, itemNo }: CallBack): string =>
  `${caseNo}|${planId}|${itemNo}`;

/** What is chosen in one step: a result with what else was found. */
export const CALL_RESULTS = {
  satisfied: { result: 'satisfied' },
  praise: { result: 'satisfied', finding: 'praise' },
  dissatisfied: { result: 'dissatisfied' },
  not_improved: { result: 'dissatisfied', finding: 'not_improved' },
  unreachable: { result: 'unreachable' },
} as const;
export type CallResult = keyof typeof CALL_RESULTS;

export interface TypedResult {
  readonly found: CallResult;
  readonly score?: number;
  readonly medium: string;
  readonly answers?: Readonly<Record<string, string | undefined>>;
  readonly note?: string;
}

/** The body of `recordFollowUp`: what was left empty is left out, and nobody who was not reached has an opinion. */
export const resultPayload = (
  { planId, itemNo }: Pick<CallBack, 'planId' | 'itemNo'>,
  { found, score, medium, answers, note }: TypedResult,
): Readonly<Record<string, unknown>> => {
  const said = givenAnswers(answers);
  const reached = found !== 'unreachable';
  return {
    ...{ planId, itemNo, medium, ...CALL_RESULTS[found] },
    ...(reached && score ? { score } : {}),
    ...(reached && said ? { answers: said } : {}),
    ...(note?.trim() ? { note: note.trim() } : {}),
  };
};
