import {
  isOpenReconsideration,
  isSameParty,
  isUnreadConclusion,
  type CaseStateName,
  type Reconsideration,
  type ResultNotice,
  type RuleCode,
  type ServedOn,
  type Waiting,
} from '@tingsu/contracts';
import { clocksFor, type Policy } from '@tingsu/policy';
import { isConfidential } from '../access/facts-of-case.js';
import type { CaseState } from './case-state.js';
import { historyOf, ownCalendars } from './clock-changes.js';
import { refuse, type DecisionContext } from './context.js';
import { accusedPersonsOf, accusedUnitsOf } from './respondents.js';
import { wasBefore } from './typed-times.js';

/** From when the opinion stands, and also after closing: results are served, and looked at again, beside what is told to the complainant. */
export const RESULT_STATES: readonly CaseStateName[] = [
  'feedback_due',
  'fed_back',
  'implementing',
  'closed',
  'archived',
];

type Results = Pick<CaseState, 'results' | 'reconsiderations' | 'round'> &
  Partial<Pick<CaseState, 'clocks'>>;

/** Notices of this round; those of earlier rounds are history. */
const noticesNow = ({ results = [], round }: Results): readonly ResultNotice[] =>
  results.filter((one) => one.round === round);

export const openReconsiderations = ({
  reconsiderations = [],
}: Pick<CaseState, 'reconsiderations'>): readonly Reconsideration[] =>
  reconsiderations.filter(isOpenReconsideration);

/** Somebody who was served may still be heard: nothing is done against him, and the house is told of nothing. */
export const stayOf = (state: Results, at: Date): RuleCode | null =>
  waitingFor(state, at)?.why ?? null;

/** For what it waits, and until when: the time that the policy has to decide, or the last of the times to ask. */
export function waitingFor(
  state: Results,
  at: Date,
  policy: Pick<Policy, 'clocks'> = { clocks: [] },
): Waiting | null {
  const { clocks = {}, reconsiderations = [] } = state;
  if (openReconsiderations(state).length > 0)
    return { why: 'reconsideration.open', until: decideBy(clocks, policy) };
  const until = noticesNow(state)
    .flatMap(({ noticeId, askUntil }) =>
      askUntil !== null &&
      at.getTime() <= Date.parse(askUntil) &&
      !reconsiderations.some((one) => one.noticeId === noticeId)
        ? [askUntil]
        : [],
    )
    .sort((one, other) => Date.parse(one) - Date.parse(other))
    .at(-1);
  return until === undefined ? null : { why: 'reconsideration.awaited', until };
}

function decideBy(clocks: CaseState['clocks'], policy: Pick<Policy, 'clocks'>): string | null {
  const rule = policy.clocks.find(
    (one) =>
      one.rule.start === 'reconsideration.requested' &&
      one.stops.includes('reconsideration.decided'),
  )?.rule.id;
  return (rule === undefined ? null : clocks[rule]?.dueAt) ?? null;
}

const isFoundRight = ({ outcome }: Pick<CaseState, 'outcome'>): boolean =>
  outcome === 'upheld' || outcome === 'partly_upheld';

const respondentsOf = (state: CaseState): readonly ServedOn[] => [
  ...accusedUnitsOf(state).map((unit) => ({ unit })),
  ...accusedPersonsOf(state).map((person) => ({ person })),
];

/** Who is complained of, was found to be so rightly, and has not been served although the policy wants it. */
export function resultsOwed(state: CaseState, { notices }: Policy): readonly ServedOn[] {
  const wanted = notices.some(({ at, to }) => at === 'resultNotice.served' && to === 'respondent');
  if (!wanted || !isFoundRight(state) || isConfidential(state)) return [];
  if (!RESULT_STATES.includes(state.state)) return [];
  const served = noticesNow(state).map(({ on }) => on);
  return respondentsOf(state).filter((one) => !served.some((other) => isSameParty(one, other)));
}

export function refusalToServe(state: CaseState): RuleCode | null {
  // Who is complained of in confidence learns of no result either.
  if (isConfidential(state)) return 'result.confidential';
  return respondentsOf(state).length === 0 ? 'result.nobody' : null;
}

export function requireServable(state: CaseState, on: ServedOn): void {
  if (!respondentsOf(state).some((one) => isSameParty(one, on)))
    refuse('result.not_respondent', 'Name who is complained of first: the result is for them.');
  if (noticesNow(state).some((one) => isSameParty(one.on, on)))
    refuse('result.served', 'The result of this round was served on them already.');
}

/** Until when somebody who is served at this time may ask; null where the policy has no time for it. */
export function askUntil(
  state: CaseState,
  servedAt: string,
  context: DecisionContext,
): string | null {
  const rule = context.policy.clocks.find(
    (one) =>
      one.rule.start === 'resultNotice.served' && one.stops.includes('reconsideration.requested'),
  )?.rule.id;
  if (rule === undefined) return null;
  const history = historyOf(state, context);
  const others = history.milestones.filter(({ name }) => !OF_RESULTS.includes(name));
  const readings = clocksFor(
    context.policy,
    context.calendar,
    { ...history, milestones: [...others, { name: 'resultNotice.served', at: servedAt }] },
    ownCalendars(state, context),
  );
  return readings.find(({ clockId }) => clockId === rule)?.dueAt ?? null;
}
const OF_RESULTS: readonly string[] = ['resultNotice.served', 'reconsideration.requested'];

/** A notice of this round, to the very second within its time, and not asked about before. */
export function askableNotice(state: CaseState, noticeId: string, askedAt: string): ResultNotice {
  const notice = noticesNow(state).find((one) => one.noticeId === noticeId);
  if (!notice) return refuse('result.unknown', 'No such result was served in this round.');
  if (notice.askUntil === null)
    return refuse('reconsideration.not_offered', 'The policy of this case has no reconsideration.');
  if (Date.parse(askedAt) > Date.parse(notice.askUntil))
    return refuse(
      'reconsideration.too_late',
      `The time to ask for reconsideration ended at ${notice.askUntil} (R-245).`,
    );
  if (wasBefore(askedAt, notice.servedAt))
    return refuse('date.too_early', 'That is before the result was served.');
  const asked = (state.reconsiderations ?? []).some(
    (one) => one.noticeId === noticeId && one.withdrawnAt === null,
  );
  if (asked) refuse('reconsideration.known', 'Reconsideration of this result was asked for.');
  return notice;
}

export const openReconsideration = (
  state: Pick<CaseState, 'reconsiderations'>,
  reconsiderationId: string,
): Reconsideration =>
  openReconsiderations(state).find((one) => one.reconsiderationId === reconsiderationId) ??
  refuse('reconsideration.unknown', 'No such request for reconsideration is open.');

export const hasOpenReconsideration = (state: CaseState): RuleCode | null =>
  openReconsiderations(state).length > 0 ? null : 'reconsideration.none_open';

export const refusalToServeConclusion = ({
  reconsiderations = [],
}: Pick<CaseState, 'reconsiderations'>): RuleCode | null =>
  reconsiderations.some(isUnreadConclusion) ? null : 'conclusion.none_open';

export const unreadConclusion = (
  { reconsiderations = [] }: Pick<CaseState, 'reconsiderations'>,
  reconsiderationId: string,
): Reconsideration =>
  reconsiderations.find(
    (one) => one.reconsiderationId === reconsiderationId && isUnreadConclusion(one),
  ) ?? refuse('conclusion.none_open', 'That conclusion is not open: who asked has it.');

/** The time of every notice is over, or there is none. */
export function refusalToAsk(
  state: CaseState,
  { at }: Pick<DecisionContext, 'at'>,
): RuleCode | null {
  const asked = noticesNow(state).filter((one) => one.askUntil !== null);
  if (asked.length === 0) return 'reconsideration.not_offered';
  return asked.some((one) => at.getTime() <= Date.parse(one.askUntil ?? ''))
    ? null
    : 'reconsideration.too_late';
}

/** The house is told only of what was found right and stands. */
export const refusalToCirculate = (
  state: CaseState,
  { at }: Pick<DecisionContext, 'at'>,
): RuleCode | null => {
  if (!isFoundRight(state)) return 'circular.not_upheld';
  return isConfidential(state) ? 'result.confidential' : stayOf(state, at);
};
