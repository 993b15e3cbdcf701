import type { CaseState } from './case-state.js';
import { refuse } from './context.js';
import type { Handlers } from './handlers.js';
import { plannedFollowUps, recordedFollowUp } from './follow-ups.js';

const SAFETY_FACTS = [
  'patientSafety',
  'personalSafety',
  'seriousEthicsBreach',
  'securityThreat',
] as const;

/** Telling the complainant, closing, and what comes after (T-26 to T-30, T-36, call-backs). */
export const CLOSING: Handlers<
  'giveInterim' | 'giveFinal' | 'close' | 'withdraw' | 'recordFollowUp'
> = {
  giveInterim: (state, { medium, text }) => ({
    events: [{ kind: 'feedbackInterim', data: { state: state.state, medium } }],
    texts: { text },
  }),

  giveFinal: (state, { medium, written, text, satisfaction }) => ({
    events: [
      {
        kind: 'feedbackGiven',
        data: {
          state: 'fed_back',
          medium,
          written,
          satisfaction: satisfaction ?? null,
          outcome: state.outcome ?? 'other',
        },
      },
    ],
    texts: { text },
  }),

  close: (state, _, context) => {
    const closed = {
      kind: 'closed',
      data: { state: 'closed', outcome: state.outcome ?? 'other', round: state.round },
    } as const;
    // What was resolved on the spot needs no call-backs: the complainant was satisfied there.
    if (state.state === 'resolved_on_spot') return { events: [closed] };
    const planned = plannedFollowUps(state, context);
    return { events: [closed, ...planned.events], ladders: planned.ladders };
  },

  // The hospital goes on by itself where safety, ethics or a duty to report is at stake (T-36).
  withdraw: (state, { statement }) => {
    if (state.centreInitiated)
      refuse(
        'withdrawal.known',
        'The withdrawal is recorded already; the hospital goes on by itself.',
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
    texts: { note: payload.note },
  }),
};

function continues({ classification }: CaseState): boolean {
  const facts = classification?.facts ?? {};
  return classification?.reportable === true || SAFETY_FACTS.some((name) => facts[name] === true);
}
