import { refuse } from './context.js';
import type { Handlers } from './handlers.js';

/** Handling is suspended, or waits for another body (T-20, T-21, T-32, T-33). Which clocks pause, and how long, is the policy's. */
export const INTERRUPTIONS: Handlers<'suspend' | 'resume' | 'requestReview' | 'recordReview'> = {
  suspend: (_, { cause, reason }) => ({
    events: [{ kind: 'suspended', data: { state: 'suspended', cause } }],
    texts: { reason },
  }),

  resume: (state, { note }) => {
    const { cause, from } =
      state.suspended ?? refuse('suspension.none', 'The case is not suspended.');
    return { events: [{ kind: 'resumed', data: { state: from, cause } }], texts: { note } };
  },

  // Whether the director must agree is a rule of the policy and kept by the guard.
  requestReview: (_, { body, question }) => ({
    events: [{ kind: 'reviewRequested', data: { state: 'tech_review' } }],
    texts: { question, body },
  }),

  recordReview: (_, { negligence, opinion }) => ({
    events: [{ kind: 'reviewCompleted', data: { state: 'investigating', negligence } }],
    texts: { opinion },
  }),
};
