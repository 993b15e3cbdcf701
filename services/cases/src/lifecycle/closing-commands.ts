import { unansweredBecause } from './acceptance.js';
import type { CaseState } from './case-state.js';
import { refuse } from './context.js';
import type { Handlers } from './handlers.js';
import { plannedFollowUps } from './follow-ups.js';
import { refuseUnreachable } from './notice-commands.js';
import { requireProofOfTelling, speaksForDepartment } from './speaker.js';
import { recordedFollowUp } from './recorded-follow-up.js';

const SAFETY_FACTS = [
  'patientSafety',
  'personalSafety',
  'seriousEthicsBreach',
  'securityThreat',
] as const;

/** Telling the complainant, closing, and what comes after (T-26 to T-30, T-36, call-backs). */
export const CLOSING: Handlers<
  'giveInterim' | 'agreeSpeaker' | 'giveFinal' | 'close' | 'withdraw' | 'recordFollowUp'
> = {
  giveInterim: (state, { medium, text }) => {
    refuseUnreachable(state, medium);
    return {
      events: [{ kind: 'feedbackInterim', data: { state: state.state, medium } }],
      texts: { text },
    };
  },

  agreeSpeaker: (state, { consent, words }) => ({
    events: [{ kind: 'speakerAgreed', data: { state: state.state, consent } }],
    texts: { words },
  }),

  giveFinal: (state, payload, context) => {
    const { medium, written, text, satisfaction, note, waiver, apologised } = payload;
    refuseUnreachable(state, medium);
    requireProofOfTelling(payload, state, context);
    const lead = speaksForDepartment(context) ? state.assignment?.lead : undefined;
    return {
      events: [
        {
          kind: 'feedbackGiven',
          data: {
            state: 'fed_back',
            medium,
            written,
            satisfaction: satisfaction ?? null,
            outcome: state.outcome ?? 'other',
            ...(lead === undefined ? {} : { department: lead }),
            ...(apologised ? { apologised } : {}),
          },
        },
      ],
      texts: { text, note, waiver },
    };
  },

  close: (state, { reason }, context) => {
    const unanswered = unansweredBecause(state);
    if (unanswered && !reason)
      refuse(
        'reason.required',
        'Say why the case is closed without informing the complainant of an outcome (R-016).',
      );
    const closed = {
      kind: 'closed',
      data: {
        state: 'closed',
        outcome: state.outcome ?? 'other',
        round: state.round,
        ...(unanswered ? { unanswered } : {}),
      },
    } as const;
    const texts = { reason };
    // No call-backs where the complainant was satisfied on the spot, or where there is no one to call.
    if (state.state === 'resolved_on_spot' || unanswered) return { events: [closed], texts };
    const planned = plannedFollowUps(state, context);
    return { events: [closed, ...planned.events], ladders: planned.ladders, texts };
  },

  // The hospital goes on of its own accord where safety, ethics or a duty to report is at stake (T-36).
  withdraw: (state, { statement }) => {
    if (state.centreInitiated)
      refuse(
        'withdrawal.known',
        'The withdrawal is already recorded; the hospital continues of its own accord.',
      );
    return {
      events: [
        { kind: 'withdrawn', data: { state: continues(state) ? state.state : 'withdrawn' } },
      ],
      texts: { statement },
    };
  },

  recordFollowUp: (state, payload, context) => ({
    events: recordedFollowUp(state, payload, context),
    texts: { ...payload.answers, note: payload.note },
  }),
};

function continues({ classification }: CaseState): boolean {
  const facts = classification?.facts ?? {};
  return classification?.reportable === true || SAFETY_FACTS.some((name) => facts[name] === true);
}
