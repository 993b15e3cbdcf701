import { refuse } from './context.js';
import type { Handlers } from './handlers.js';
import { refusalToRecord } from './milestone-rules.js';

/**
 * Records what no other command records and a clock of the policy waits for: an inspection on site, the first inquiry, an
 * agreed plan, a report to the leader, a result notice and its reconsideration, an objection to a petition
 * that was transferred to the wrong body, the next stage of a complaint.
 */
export const MILESTONES_BY_HAND: Handlers<'recordMilestone'> = {
  recordMilestone: (state, { milestone, note }, context) => {
    const refusal = refusalToRecord(milestone, state, context);
    if (refusal) refuse(refusal.code, refusal.detail);
    // The answer of the stage before does not end the next one: the case goes back to be investigated.
    const again = milestone === 'case.escalated' && state.state === 'fed_back';
    return {
      events: [
        {
          kind: 'milestoneRecorded',
          data: { state: again ? 'investigating' : state.state, milestone },
        },
      ],
      texts: { note },
    };
  },
};
