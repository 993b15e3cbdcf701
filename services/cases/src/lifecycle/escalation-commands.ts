import type { Escalation } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import { refuse, type DecisionContext } from './context.js';
import { escalationTo, nextStep, receiversOf } from './escalation-rules.js';
import { nextEscalationClock } from './escalation-clocks.js';
import type { Handlers } from './handlers.js';

const MS_PER_HOUR = 3_600_000;

/** What somebody cannot settle goes up, is taken up, and is decided. */
export const ESCALATIONS: Handlers<'escalate' | 'takeUpEscalation' | 'ruleEscalation'> = {
  escalate: (state, { matter, reason }, context) => {
    if (matter !== 'cannot_handle' && reason === undefined)
      refuse('reason.required', 'Say why it is handed up.');
    const step = nextStep(matter, state, context);
    const dueAt =
      step.withinHours === undefined
        ? undefined
        : new Date(context.at.getTime() + step.withinHours * MS_PER_HOUR).toISOString();
    const data = {
      ...{ state: state.state, escalationId: context.newId(), matter, step: step.id },
      to: receiversOf(matter, step, state, context),
      ...(dueAt === undefined ? {} : { clockId: nextEscalationClock(state), dueAt }),
    };
    return { events: [{ kind: 'escalatedByHand', data }], texts: { reason } };
  },

  takeUpEscalation: (state, _, context) => {
    const { escalationId, takenAt } = ownEscalation(state, context);
    if (takenAt !== null) refuse('escalation.taken', 'Somebody has taken it up already.');
    return { events: [{ kind: 'escalationTaken', data: { state: state.state, escalationId } }] };
  },

  ruleEscalation: (state, { ruling }, context) => {
    const { escalationId, raisedBy } = ownEscalation(state, context);
    if (raisedBy !== null && raisedBy === context.actor.id)
      refuse('separation.requester', 'You handed it up: another person decides.');
    return {
      events: [{ kind: 'escalationRuled', data: { state: state.state, escalationId, raisedBy } }],
      texts: { ruling },
    };
  },
};

const ownEscalation = (state: CaseState, context: DecisionContext): Escalation =>
  escalationTo(state, context) ?? refuse('escalation.none_open', 'Nothing was handed up to you.');
