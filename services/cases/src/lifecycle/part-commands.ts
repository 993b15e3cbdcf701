import type { Part } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import { refuse, type DecisionContext } from './context.js';
import { requireDepartments } from './handling-commands.js';
import type { Handlers } from './handlers.js';
import { nextPartClock, openParts, partOwedBy } from './parts.js';

/** Departments that assist answer in parallel, each in a time of its own. */
export const PARTS: Handlers<'askPart' | 'signForPart' | 'returnPart' | 'submitPart'> = {
  askPart: (state, { department, question, dueAt }, context) => {
    requireAsked(department, state, context);
    if (Date.parse(dueAt) <= context.at.getTime())
      refuse('part.due_past', 'Give a time that is still to come.');
    return {
      events: [
        {
          kind: 'partAsked',
          data: {
            state: state.state,
            partId: context.newId(),
            clockId: nextPartClock(state),
            department,
            dueAt: new Date(dueAt).toISOString(),
          },
        },
      ],
      texts: { question },
    };
  },

  signForPart: (state, _, context) => {
    const personId =
      context.actor.id ?? refuse('person.required', 'A named person signs for the part.');
    const data = { ...named(ownPart(state, context), state), personId };
    return { events: [{ kind: 'partSigned', data }] };
  },

  returnPart: (state, { reason }, context) => {
    const part = ownPart(state, context);
    const data = { ...named(part, state), askedBy: part.askedBy };
    return { events: [{ kind: 'partReturned', data }], texts: { reason } };
  },

  submitPart: (state, { part: text }, context) => {
    const part = ownPart(state, context);
    const data = { ...named(part, state), askedBy: part.askedBy };
    return { events: [{ kind: 'partSubmitted', data }], texts: { part: text } };
  },
};

const named = ({ partId, clockId, department }: Part, { state }: CaseState) => ({
  ...{ state, partId, clockId, department },
});

const ownPart = (state: CaseState, { departments }: DecisionContext): Part =>
  partOwedBy(state, departments) ??
  refuse('part.none_owed', 'Nothing is asked of your department at the moment.');

function requireAsked(department: string, state: CaseState, context: DecisionContext): void {
  requireDepartments([department], context);
  if (department === state.assignment?.lead)
    refuse('part.lead', 'This department leads: its answer is the statement (R-233).');
  if (openParts(state).some((part) => part.department === department))
    refuse('part.already_asked', 'This department was asked and has not answered yet.');
}
