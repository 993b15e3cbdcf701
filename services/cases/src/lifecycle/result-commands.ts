import { isOpenReconsideration } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import { refuse, type DecisionContext } from './context.js';
import { requireDepartments } from './handling-commands.js';
import type { Handlers } from './handlers.js';
import {
  askableNotice,
  askUntil,
  openReconsideration,
  openReconsiderations,
  requireServable,
} from './result-rules.js';

/** Who is complained of learns the result in writing and may have it looked at again; then the house is told. */
export const RESULTS: Handlers<
  | 'serveResult'
  | 'askReconsideration'
  | 'withdrawReconsideration'
  | 'decideReconsideration'
  | 'issueCircular'
> = {
  serveResult: (state, { on, medium, receipt, servedAt, text, witness }, context) => {
    requireServable(state, on);
    const at = servedAt ?? context.at.toISOString();
    requireBetween(at, state.receivedAt, context);
    if (receipt === 'refused' && witness === undefined)
      refuse('result.witness_missing', 'Say who saw that the receipt was refused.');
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

  decideReconsideration: (state, { reconsiderationId, result, outcome, reasons }) => {
    const { noticeId } = openReconsideration(state, reconsiderationId);
    const on = (state.results ?? []).find((one) => one.noticeId === noticeId)?.on;
    if (!on) return refuse('result.unknown', 'The result that it is about is not known.');
    const before = state.outcome ?? 'other';
    if (result === 'changed' && (outcome === undefined || outcome === before))
      refuse('reconsideration.outcome', 'Say what the outcome is now, another one than before.');
    if (result !== 'changed' && outcome !== undefined)
      refuse('reconsideration.outcome', 'An outcome is given only with a changed result.');
    const data = {
      ...{ state: state.state, reconsiderationId, on, result },
      outcome: result === 'changed' ? (outcome ?? before) : (OUTCOME[result] ?? before),
      last: isLast(state, reconsiderationId),
    };
    return { events: [{ kind: 'reconsiderationDecided', data }], texts: { reasons } };
  },

  issueCircular: (state, { departments, text }, context) => {
    requireDepartments(departments, context);
    const data = { state: state.state, circularId: context.newId(), departments };
    return { events: [{ kind: 'circularIssued', data }], texts: { text } };
  },
};

/** A result that is taken back says that the complaint was not right about who asked. */
const OUTCOME = { revoked: 'not_upheld', upheld: undefined } as const;

const isLast = ({ reconsiderations = [] }: CaseState, reconsiderationId: string): boolean =>
  reconsiderations.every(
    (one) => one.reconsiderationId === reconsiderationId || !isOpenReconsideration(one),
  );

function requireBetween(at: string, receivedAt: string, { at: now }: DecisionContext): void {
  if (Date.parse(at) > now.getTime()) refuse('date.future', 'Record it once it has happened.');
  if (Date.parse(at) < Date.parse(receivedAt))
    refuse('date.too_early', 'That is before the complaint was received.');
}
