import type { Changes } from './change.js';

/** What plans do to a case. */
export const PLAN_CHANGES: Changes = {
  planOffered: (_, { at, data: { planId, alternatives } }) => ({
    plan: { planId, alternatives, offeredAt: at, choice: null, chosen: null, decidedAt: null },
  }),
  planDecided: ({ plan }, { at, data: { planId, choice, chosen } }) => ({
    plan: {
      ...(plan ?? { planId, alternatives: [], offeredAt: null }),
      ...{ choice, chosen, decidedAt: at },
    },
  }),
};
