import type { Handlers } from './handlers.js';

/** Duties towards authorities (T-14, R-207 to R-210). */
export const DUTIES: Handlers<'markReportable' | 'reportToRegulator'> = {
  markReportable: (state, { reason }) => ({
    events: [{ kind: 'markedReportable', data: { state: state.state } }],
    texts: { reason },
  }),

  reportToRegulator: (state, { subject, authority, method, reference }) => ({
    events: [
      {
        kind: 'reportedToRegulator',
        data: { state: state.state, subject, method },
      },
    ],
    texts: { authority, reference },
  }),
};
