import { MILESTONE_FORMS, type RecordedMilestone } from '@tingsu/contracts';
import { refuse } from './context.js';
import type { Handlers } from './handlers.js';
import { refusalToRecord } from './milestone-rules.js';

type Part = (typeof MILESTONE_FORMS)['onsite.checked'][number];
const WANTED: Readonly<Record<Part, string>> = {
  place: 'Say where it was inspected.',
  findings: 'Write down what was found, agreed or reported.',
};

const formOf = (milestone: RecordedMilestone): readonly Part[] =>
  milestone in MILESTONE_FORMS ? MILESTONE_FORMS[milestone as keyof typeof MILESTONE_FORMS] : [];

/**
 * Records what no other command records and a clock of the policy waits for: an inspection on site, the first inquiry, an
 * agreed plan, a report to the leader, an objection to a petition
 * that was transferred to the wrong body, the next stage of a complaint.
 */
export const MILESTONES_BY_HAND: Handlers<'recordMilestone'> = {
  recordMilestone: (state, { milestone, note, ...written }, context) => {
    const refusal = refusalToRecord(milestone, state, context);
    if (refusal) refuse(refusal.code, refusal.detail);
    for (const part of formOf(milestone))
      if (written[part] === undefined) refuse(`milestone.${part}_missing`, WANTED[part]);
    // The answer of the stage before does not end the next one: the case goes back to be investigated.
    const again = milestone === 'case.escalated' && state.state === 'fed_back';
    return {
      events: [
        {
          kind: 'milestoneRecorded',
          data: { state: again ? 'investigating' : state.state, milestone },
        },
      ],
      texts: { ...written, note },
    };
  },
};
