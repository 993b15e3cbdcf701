import type { Amount, Role } from '@tingsu/contracts';
import { extensionAnswer, type ClockReading, type ExtensionAnswer } from '@tingsu/policy';
import { approverRole } from './approvals.js';
import type { CaseEvent } from './case-event.js';
import type { CaseState, ClockState, ExtensionRequest } from './case-state.js';
import { historyOf, isLive, ownCalendars, readClocks } from './clock-changes.js';
import { refuse, type DecisionContext } from './context.js';
import type { Handlers } from './handlers.js';
import { isRenewable, requestFor } from './extension-rules.js';

/** More time, and dates that the complainant agrees to (T-37, R-037, R-038, R-104, R-135, R-138; petition regulation art. 34). */
export const EXTENSIONS: Handlers<
  'requestExtension' | 'approveExtension' | 'rejectExtension' | 'agreeDate'
> = {
  requestExtension: (state, { clockId, by, reason, notice }, context) => {
    if (requestFor(state, clockId))
      refuse(
        'extension.already_requested',
        'An extension is already requested: wait for the decision.',
      );
    const clock = clockOf(state, clockId);
    const answer = answerTo(state, { clockId, by, at: context.at.toISOString() }, context);
    if (answer.noticeToComplainant && state.contactable && !notice)
      refuse(
        'extension.notice_required',
        'The policy requires that the complainant is informed: write the notice (R-104).',
      );
    const told = notice !== undefined;
    const texts = { reason, notice };
    // Who may grant it decides at once; a request is only for those who may not.
    if (answer.approver === null || context.roles.includes(answer.approver))
      return {
        events: extended(state, clock, { by, approver: answer.approver, told }, context),
        texts,
      };
    const data = {
      state: state.state,
      clockId,
      label: clock.label,
      by,
      previousDueAt: clock.dueAt,
      dueAt: answer.dueAt,
    };
    return {
      events: [
        {
          kind: 'extensionRequested',
          data: { ...data, approver: answer.approver, complainantTold: told },
        },
      ],
      texts,
    };
  },

  approveExtension: (state, { clockId, note }, context) => {
    const request = openRequest(state, clockId, context);
    if (request.requestedBy === context.actor.id && context.actor.id !== null)
      refuse(
        'separation.requester',
        'You asked for this extension: another person approves it (T-37).',
      );
    // It was asked for in time; the decision may come later, but not after the new time is over as well.
    const answer = answerTo(state, { clockId, by: request.by, at: request.requestedAt }, context);
    if (Date.parse(answer.dueAt) <= context.at.getTime())
      refuse('extension.late', 'The longer time is over too: reject the request.');
    const { by, approver, complainantTold: told } = request;
    return {
      events: extended(state, clockOf(state, clockId), { by, approver, told }, context),
      texts: { note },
    };
  },

  rejectExtension: (state, { clockId, reason }, context) => {
    openRequest(state, clockId, context);
    const { label } = clockOf(state, clockId);
    return {
      events: [{ kind: 'extensionRefused', data: { state: state.state, clockId, label } }],
      texts: { reason },
    };
  },

  agreeDate: (state, { clockId, date, note }, context) => {
    const clock = context.policy.clocks.find(({ rule }) => rule.id === clockId);
    if (clock?.rule.duration.value !== 'agreedDate')
      return refuse('clock.no_agreement', 'This policy does not allow an agreed date here.');
    const known = state.clocks[clockId];
    // A promise that was kept may be followed by the next one, until the matter is solved.
    if (known && !isLive(known) && !isRenewable(clock.rule))
      refuse('clock.not_running', 'This clock has stopped: nothing is left to agree on.');
    if (Date.parse(`${date}T23:59:59Z`) < context.at.getTime())
      refuse('date.past', 'Agree on a day in the future.');
    const data = { state: state.state, clockId, label: clock.label, date };
    return { events: [{ kind: 'dateAgreed', data }], texts: { note } };
  },
};

function openRequest(
  state: CaseState,
  clockId: string,
  { roles }: DecisionContext,
): ExtensionRequest {
  const request =
    requestFor(state, clockId) ??
    refuse('extension.none_open', 'No extension was requested for this clock.');
  if (!roles.some((role) => role === request.approver))
    refuse(
      'extension.not_approver',
      `The role ${request.approver} decides on this extension (T-37).`,
    );
  return request;
}

function clockOf(state: CaseState, clockId: string): ClockState {
  return (
    state.clocks[clockId] ?? refuse('clock.not_running', 'This clock does not run in this case.')
  );
}

interface Asked {
  readonly clockId: string;
  readonly by: Amount;
  readonly at: string;
}

/** Counted on the calendar that the clock itself is counted on. */
function answered(state: CaseState, asked: Asked, context: DecisionContext): ExtensionAnswer {
  const { policy } = context;
  const owner =
    policy.clocks.find(({ rule }) => rule.id === asked.clockId)?.rule.owner ?? policy.centre;
  const calendar = ownCalendars(state, context)?.(owner) ?? context.calendar;
  return extensionAnswer(policy, calendar, historyOf(state, context), asked);
}

function answerTo(state: CaseState, asked: Asked, context: DecisionContext) {
  const { policy } = context;
  const answer = answered(state, asked, context);
  if (!answer.allowed) return refuse(answer.code, answer.message);
  const approver: Role | null =
    answer.approver === null ? null : approverRole(answer.approver, policy);
  return { ...answer, approver };
}

interface Grant {
  readonly by: Amount;
  readonly approver: string | null;
  readonly told: boolean;
}

/**
 * The clock as it reads with the extension, which is also how it will be read from now on; and with it those that say the same in
 * another layer's words and may grow by as much. A clock of the law that may not stays where it is and shows itself.
 */
function extended(
  state: CaseState,
  clock: ClockState,
  grant: Grant,
  context: DecisionContext,
): CaseEvent[] {
  const kept = readClocks(state, context).filter(({ impliedBy }) => impliedBy === clock.clockId);
  const companions = kept
    .map(({ clockId }) => state.clocks[clockId])
    .filter((one) => one !== undefined)
    .filter((one) => isLive(one) && mayGrow(state, one, grant, context));
  const all = [clock, ...companions];
  const at = context.at.toISOString();
  const extensions = all.map(({ clockId }) => ({
    clockId,
    at,
    by: grant.by,
    approver: grant.approver,
  }));
  const readings = readClocks(
    { ...state, extensions: [...state.extensions, ...extensions] },
    context,
  );
  return all.map((one) =>
    eventOf(
      state,
      one,
      grant,
      readings.find((reading) => reading.clockId === one.clockId),
    ),
  );
}

function mayGrow(
  state: CaseState,
  { clockId }: ClockState,
  { by, approver }: Grant,
  context: DecisionContext,
): boolean {
  const answer = answered(state, { clockId, by, at: context.at.toISOString() }, context);
  return (
    answer.allowed &&
    [approver, null].includes(answer.approver && approverRole(answer.approver, context.policy))
  );
}

function eventOf(
  state: CaseState,
  clock: ClockState,
  { by, approver, told }: Grant,
  reading: ClockReading | undefined,
): CaseEvent {
  if (!reading) return refuse('clock.not_running', 'This clock does not run in this case.');
  const { clockId, label, dueAt: previousDueAt, originalDueAt } = clock;
  const { dueAt, provisional, explanation } = reading;
  return {
    kind: 'clockExtended',
    data: {
      state: state.state,
      clockId,
      label,
      by,
      approver,
      originalDueAt,
      previousDueAt,
      dueAt,
      provisional,
      complainantTold: told,
      explanation: [...explanation],
    },
  };
}
