import type { Escalation } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import type { Change, Changes } from './change.js';

/** What handing up, checking and choosing a unit does to a case. */
export const ESCALATION_CHANGES: Changes = {
  escalatedByHand: ({ escalations = [] }, { at, actor, data }) => {
    const { escalationId, matter, step, to, clockId, dueAt } = data;
    const raised: Escalation = {
      ...{ escalationId, matter, step, to, raisedAt: at, raisedBy: actor.id },
      ...(clockId === undefined ? {} : { clockId }),
      ...(dueAt === undefined ? {} : { dueAt }),
      ...{ takenAt: null, takenBy: null, ruledAt: null },
    };
    return { escalations: [...escalations, raised] };
  },
  escalationTaken: (state, { at, actor, data }) =>
    changed(state, data.escalationId, { takenAt: at, takenBy: actor.id }),
  escalationRuled: (state, { at, data }) => changed(state, data.escalationId, { ruledAt: at }),
  complaintVerified: (_, { at, actor, data }) => {
    const { finding, identityChecked, repetitionChecked } = data;
    return { verification: { finding, identityChecked, repetitionChecked, at, by: actor.id } };
  },
  unitDecided: ({ assignment }, { data: { department, previous } }) => ({
    assignee: null,
    assignment: assignment && {
      ...assignment,
      lead: department,
      assist: [...new Set([...assignment.assist, previous])].filter((code) => code !== department),
    },
  }),
};

const changed = (
  { escalations = [] }: Pick<CaseState, 'escalations'>,
  escalationId: string,
  change: Partial<Escalation>,
): Change => ({
  escalations: escalations.map((one) =>
    one.escalationId === escalationId ? { ...one, ...change } : one,
  ),
});
