import { isOpenReconsideration, isUntoldConclusion, type ServedOn } from '@tingsu/contracts';
import type { CaseEvent, CaseEventOf } from './case-event.js';
import type { CaseState } from './case-state.js';
import { conclude, type Decision } from './conclude.js';
import { refuse, type DecisionContext } from './context.js';
import { requireDepartments } from './handling-commands.js';
import type { Handlers } from './handlers.js';
import {
  askableNotice,
  askUntil,
  openReconsideration,
  openReconsiderations,
  requireServable,
  unreadConclusion,
} from './result-rules.js';
import { wasBefore } from './typed-times.js';

/** Who is complained of learns the result in writing and may have it looked at again; then the house is told. */
export const RESULTS: Handlers<
  | 'serveResult'
  | 'askReconsideration'
  | 'withdrawReconsideration'
  | 'decideReconsideration'
  | 'serveConclusion'
  | 'issueCircular'
> = {
  serveResult: (state, { on, medium, receipt, servedAt, text, witness }, context) => {
    requireServable(state, on);
    const at = servedAt ?? context.at.toISOString();
    requireBetween(at, state.receivedAt, context);
    requireWitness(receipt, witness);
    const data = {
      ...{ state: state.state, noticeId: context.newId(), on, servedAt: at, medium, receipt },
      ...{ askUntil: askUntil(state, at, context), round: state.round },
    };
    return { events: [{ kind: 'resultServed', data }], texts: { text, witness } };
  },

  askReconsideration: (state, { noticeId, grounds, evidence, askedAt }, context) => {
    const at = askedAt ?? context.at.toISOString();
    requireBetween(at, state.receivedAt, context);
    const { on } = askableNotice(state, noticeId, at);
    const data = {
      ...{ state: state.state, reconsiderationId: context.newId(), noticeId, on, askedAt: at },
      first: openReconsiderations(state).length === 0,
    };
    return { events: [{ kind: 'reconsiderationAsked', data }], texts: { grounds, evidence } };
  },

  withdrawReconsideration: (state, { reconsiderationId, reason }) => {
    openReconsideration(state, reconsiderationId);
    const data = { state: state.state, reconsiderationId, last: isLast(state, reconsiderationId) };
    return { events: [{ kind: 'reconsiderationWithdrawn', data }], texts: { reason } };
  },

  decideReconsideration: (state, { reconsiderationId, result, outcome, reasons }, context) => {
    const { noticeId } = openReconsideration(state, reconsiderationId);
    const on = (state.results ?? []).find((one) => one.noticeId === noticeId)?.on;
    if (!on) return refuse('result.unknown', 'The result that it is about is not known.');
    const before = state.outcome ?? 'other';
    if (result === 'changed' && (outcome === undefined || outcome === before))
      refuse('reconsideration.outcome', 'Say what the outcome is now, another one than before.');
    if (result !== 'changed' && outcome !== undefined)
      refuse('reconsideration.outcome', 'An outcome is given only with a changed result.');
    const data = {
      ...{ state: state.state, reconsiderationId, noticeId, on, result },
      outcome: result === 'changed' ? (outcome ?? before) : (OUTCOME[result] ?? before),
      ...{ before: state.outcome, last: isLast(state, reconsiderationId) },
    };
    return {
      events: [{ kind: 'reconsiderationDecided', data }, ...sentBy(state, data, context)],
      texts: { reasons },
    };
  },

  serveConclusion: (state, { reconsiderationId, medium, receipt, servedAt, witness }, context) => {
    const { noticeId, decidedAt } = unreadConclusion(state, reconsiderationId);
    const on = (state.results ?? []).find((one) => one.noticeId === noticeId)?.on;
    if (!on) return refuse('result.unknown', 'The result that it is about is not known.');
    const at = servedAt ?? context.at.toISOString();
    requireBetween(at, decidedAt ?? state.receivedAt, context);
    requireWitness(receipt, witness);
    const data = {
      ...{ state: state.state, reconsiderationId, on, medium, receipt, servedAt: at },
      last: isLastTold(state, reconsiderationId),
    };
    return { events: [{ kind: 'conclusionServed', data }], texts: { witness } };
  },

  issueCircular: (state, { departments, text }, context) => {
    requireDepartments(departments, context);
    const data = { state: state.state, circularId: context.newId(), departments };
    return { events: [{ kind: 'circularIssued', data }], texts: { text } };
  },
};

/** A result that is taken back says that the complaint was not right about who asked. */
const OUTCOME = { revoked: 'not_upheld', upheld: undefined } as const;

/** Tingsu sends the conclusion at once where somebody can read it: who asked, or a head of the department that did. */
function sentBy(
  state: CaseState,
  {
    reconsiderationId,
    on,
  }: Pick<CaseEventOf<'reconsiderationDecided'>['data'], 'reconsiderationId' | 'on'>,
  { at, directory: { staff } }: DecisionContext,
): readonly CaseEvent[] {
  if (!staff.some((one) => one.active && reads(on, one))) return [];
  const data = {
    ...({ state: state.state, reconsiderationId, on, medium: 'system', receipt: null } as const),
    ...{ servedAt: at.toISOString(), last: isLastTold(state, reconsiderationId) },
  };
  return [{ kind: 'conclusionServed', data }];
}

const reads = (
  on: ServedOn,
  { id, grants }: DecisionContext['directory']['staff'][number],
): boolean =>
  'person' in on
    ? on.person === id
    : grants.some(({ role, department }) => role === 'department_head' && department === on.unit);

/** No other request is open, or decided and not told. */
const isLastTold = (state: CaseState, reconsiderationId: string): boolean =>
  isLast(state, reconsiderationId) &&
  (state.reconsiderations ?? []).every(
    (one) => one.reconsiderationId === reconsiderationId || !isUntoldConclusion(one),
  );

/** Who asked, or the head of the department that did, says that the conclusion was read; null where there is none that is unread. */
export function conclusionRead(
  state: CaseState,
  noticeId: string,
  context: DecisionContext,
): Decision | null {
  const asked = state.reconsiderations?.findLast((one) => one.noticeId === noticeId);
  if (!asked?.told || asked.readAt !== undefined) return null;
  const data = { state: state.state, reconsiderationId: asked.reconsiderationId };
  return conclude(state, { events: [{ kind: 'conclusionRead', data }] }, context);
}

function requireWitness(receipt: string, witness: string | undefined): void {
  if (receipt === 'refused' && witness === undefined)
    refuse('result.witness_missing', 'Say who saw that the receipt was refused.');
}

const isLast = ({ reconsiderations = [] }: CaseState, reconsiderationId: string): boolean =>
  reconsiderations.every(
    (one) => one.reconsiderationId === reconsiderationId || !isOpenReconsideration(one),
  );

function requireBetween(at: string, receivedAt: string, { at: now }: DecisionContext): void {
  if (Date.parse(at) > now.getTime()) refuse('date.future', 'Record it once it has happened.');
  if (wasBefore(at, receivedAt))
    refuse('date.too_early', 'That is before the complaint was received.');
}
