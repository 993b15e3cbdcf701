import { refuse } from './context.js';
import type { Handlers } from './handlers.js';

/** Handling is suspended while it waits for another body (T-32, T-33). Which clocks pause, and how long, is the policy's. */
export const INTERRUPTIONS: Handlers<'suspend' | 'resume'> = {
  suspend: (_, { cause, reason }) => ({
    events: [{ kind: 'suspended', data: { state: 'suspended', cause } }],
    texts: { reason },
  }),

  resume: (state, { note }) => {
    const { cause, from } =
      state.suspended ?? refuse('suspension.none', 'The case is not suspended.');
    return { events: [{ kind: 'resumed', data: { state: from, cause } }], texts: { note } };
  },
};
