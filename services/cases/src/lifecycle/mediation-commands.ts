import {
  awaitsConfirmation,
  isMediating,
  isUnanswered,
  isUnsigned,
  type Mediation,
  type MediationBody,
} from '@tingsu/contracts';
import type { CaseEvent } from './case-event.js';
import type { CaseState } from './case-state.js';
import { refuse, type DecisionContext } from './context.js';
import { awaitsExperts } from './expert-rules.js';
import type { Handlers } from './handlers.js';
import { resumedFrom, suspendedFor } from './interruption-commands.js';
import {
  clockOfMediation,
  mayMediate,
  mediationsOf,
  requireAfter,
  waitsFor,
} from './mediation-rules.js';
import type { PayloadOf } from './payload.js';
import { plannedRemedy } from './remedy-commands.js';

/** A dispute that somebody else mediates (regulation 701, art. 30 to 42; people's mediation law, art. 17, 33). */
export const MEDIATIONS: Handlers<
  | 'proposeMediation'
  | 'answerMediation'
  | 'recordSession'
  | 'endMediation'
  | 'signMediation'
  | 'recordConfirmation'
> = {
  proposeMediation: (state, { body, bodyName, proposedBy, at, consent, words }, context) => {
    if (!mayMediate(context.policy, body))
      refuse('mediation.body', 'The policy does not name this body: choose another one.');
    requireAfter(state.receivedAt, at, context);
    const data = {
      ...{ state: state.state, mediationId: context.newId(), body, bodyName: bodyName ?? null },
      ...{ number: mediationsOf(state).length + 1, proposedBy, consent, at },
    };
    return { events: [{ kind: 'mediationProposed', data }], texts: { words } };
  },

  answerMediation: (state, { mediationId, accepted, at, mediator, note }, context) => {
    const { body, bodyName, proposedAt } = known(mediationId, state, isUnanswered);
    requireAfter(proposedAt, at, context);
    const texts = { mediator: accepted ? mediator : undefined, note };
    const data = { state: state.state, mediationId, at };
    if (!accepted) return { events: [{ kind: 'mediationDeclined', data }], texts };
    const clockId = clockOfMediation(state, body, context.policy);
    return {
      events: [
        { kind: 'mediationAccepted', data: { ...data, body, bodyName, clockId } },
        ...(waitsFor(context.policy, body) ? [suspendedFor('mediation')] : []),
      ],
      texts,
    };
  },

  recordSession: (state, { mediationId, at, place, minutes }, context) => {
    const { acceptedAt, sessions } = known(mediationId, state, isMediating);
    requireAfter(sessions.at(-1)?.at ?? acceptedAt, at, context);
    const data = { state: state.state, mediationId, at };
    return { events: [{ kind: 'mediationSession', data }], texts: { minutes, place } };
  },

  endMediation: (state, { mediationId, result, at, note, ...given }, context) => {
    const mediation = known(mediationId, state, ({ result: before }) => before === null);
    const { acceptedAt, proposedAt, sessions } = mediation;
    requireAfter(sessions.at(-1)?.at ?? acceptedAt ?? proposedAt, at, context);
    requireReason(result, mediation, at, state);
    const resumed = resumedFrom(state, 'mediation');
    const goesOn = resumed?.data.state ?? state.state;
    const remedy = agreedRemedy(result, mediation, given, { ...state, state: goesOn }, context);
    const data = {
      ...{ state: state.state, mediationId, result, at },
      ...(remedy?.data.amount
        ? { agreed: { amount: remedy.data.amount, remedyId: remedy.data.remedyId } }
        : {}),
    };
    return {
      events: [
        { kind: 'mediationEnded', data },
        ...(resumed ? [resumed] : []),
        ...(remedy ? [remedy] : []),
        // What was not mediated to the end is still examined, and the case waits for that.
        ...(resumed && awaitsExperts(state) ? [suspendedFor('appraisal')] : []),
      ],
      texts: { note, agreement: given.agreement, decision: given.decision },
    };
  },

  signMediation: (state, { mediationId, at, note }, context) => {
    requireAfter(known(mediationId, state, isUnsigned).endedAt, at, context);
    const data = { state: state.state, mediationId, at };
    return { events: [{ kind: 'mediationSigned', data }], texts: { note } };
  },

  recordConfirmation: (state, { mediationId, step, at, reference }, context) => {
    const { signedAt, confirmation } = known(mediationId, state, awaitsConfirmation);
    if ((confirmation !== null) === (step === 'asked' || step === 'not_wanted'))
      refuse(
        'mediation.state',
        'A court answers once it was asked, and it is asked for an agreement once.',
      );
    requireAfter(confirmation?.at ?? signedAt, at, context);
    const data = { state: state.state, mediationId, step, at };
    return { events: [{ kind: 'mediationConfirmed', data }], texts: { reference } };
  },
};

function known(
  mediationId: string,
  state: CaseState,
  fits: (one: Mediation) => boolean,
): Mediation {
  const found =
    mediationsOf(state).find((one) => one.mediationId === mediationId) ??
    refuse('mediation.unknown', 'This case has no such mediation.');
  return fits(found)
    ? found
    : refuse('mediation.state', 'This cannot be done with it as it stands. Load the case again.');
}

/** Only what was accepted comes to an agreement or runs out of time (art. 38, 40). */
function requireReason(
  result: PayloadOf<'endMediation'>['result'],
  { acceptedAt, clockId }: Mediation,
  at: string,
  { clocks }: CaseState,
): void {
  if (result === 'ended_by_complainant' || result === 'terminated') return;
  if (acceptedAt === null)
    refuse('mediation.result_not_meant', 'The body has not taken the matter yet.');
  const dueAt = clockId === null ? undefined : clocks[clockId]?.dueAt;
  if (result === 'period_over' && (dueAt === undefined || Date.parse(at) <= Date.parse(dueAt)))
    refuse(
      'mediation.period_not_over',
      `The time of the mediation runs until ${dueAt ?? 'no day that the policy sets'}.`,
    );
}

type Agreed = Omit<PayloadOf<'endMediation'>, 'mediationId' | 'result' | 'at' | 'note'>;
const SET_BY = {
  peoples: 'mediation',
  administrative: 'administrative_mediation',
  hospital: undefined,
} as const satisfies Record<MediationBody, string | undefined>;

/** What is paid stands in the agreement: the complainant has agreed to it, and the hospital pays it like any remedy. */
function agreedRemedy(
  result: PayloadOf<'endMediation'>['result'],
  { body }: Mediation,
  { agreement, amount, dueOn, ...how }: Agreed,
  state: CaseState,
  context: DecisionContext,
): Extract<CaseEvent, { kind: 'remedyPlanned' }> | null {
  if (result !== 'agreed') {
    if (agreement !== undefined || amount !== undefined)
      refuse('mediation.result_not_meant', 'Only an agreement has a content and an amount.');
    return null;
  }
  if (agreement === undefined)
    refuse('mediation.agreement_missing', 'Write down what was agreed (art. 30, 39, 41).');
  if (amount === undefined) return null;
  if (dueOn === undefined) return refuse('remedy.due_missing', 'Say by when it is paid.');
  return plannedRemedy(
    state,
    {
      ...{ remedy: 'compensation', amount, dueOn, setBy: SET_BY[body] },
      ...{ department: how.department, instalments: how.instalments },
      decision: SET_BY[body] ? how.decision : undefined,
    },
    context,
  );
}
