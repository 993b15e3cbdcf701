import { accessTo, localDay, type CaseStateName, type RuleCode } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import { refuse, type DecisionContext } from './context.js';
import type { Handlers } from './handlers.js';

/** While the leading department works on the case, after it signed for it. */
export const WORK_STATES: readonly CaseStateName[] = [
  'investigating',
  'tech_review',
  'opinion',
  'approval',
  'implementing',
];

/** What the leading department does beside its statement: who works on it, what is planned, what cannot be done. */
export const WORK: Handlers<'delegate' | 'planWork' | 'stateInability'> = {
  delegate: (state, { person, reason }, context) => {
    const { assignee, delegate = null } = state;
    if (person === delegate) refuse('handler.same', 'This person has the work already.');
    if (!worksOnIt(person, state, context))
      refuse('handler.out_of_reach', 'Choose a person of your department who may see this case.');
    if (delegate !== null && reason === undefined)
      refuse('reason.required', 'Say why another person takes over the work.');
    return {
      events: [
        {
          kind: 'handlerChanged',
          data: { state: state.state, department: leadOf(state), person, previous: assignee },
        },
      ],
      texts: { reason },
    };
  },

  planWork: (state, { steps }, { at, timeZone, directory }) => {
    const today = localDay(at, timeZone);
    if (steps.some(({ until }) => until < today))
      refuse('plan.step_past', 'Every step needs a day that is still to come.');
    const staff = new Set(directory.staff.filter(({ active }) => active).map(({ id }) => id));
    if (steps.some(({ person }) => person !== undefined && !staff.has(person)))
      refuse('person.unknown', 'The directory has no such person.');
    return {
      events: [
        {
          kind: 'workPlanned',
          data: {
            state: state.state,
            department: leadOf(state),
            steps: steps.map(({ person = null, until }) => ({ person, until })),
          },
        },
      ],
      texts: { workPlan: steps.map(({ what }) => what.replaceAll(/\s+/g, ' ')).join('\n') },
    };
  },

  stateInability: (state, { kind, reason }) => ({
    events: [
      { kind: 'inabilityStated', data: { state: state.state, department: leadOf(state), kind } },
    ],
    texts: { reason },
  }),
};

const leadOf = ({ assignment }: CaseState): string =>
  assignment?.lead ?? refuse('assignment.missing', 'The case is with no department.');

/** A person without the head's role does the work of the department only where the head handed it over. */
export function refusalToWork(
  { delegate }: CaseState,
  { roles, actor }: Pick<DecisionContext, 'roles' | 'actor'>,
): RuleCode | null {
  const onlyReceives = roles.includes('department_receiver') && !roles.includes('department_head');
  return onlyReceives && (actor.id === null || actor.id !== delegate) ? 'handler.not_given' : null;
}

/** By the roles of the directory, in the leading department itself. */
function worksOnIt(
  personId: string,
  { access, assignment }: CaseState,
  { directory }: Pick<DecisionContext, 'directory'>,
): boolean {
  const found = directory.staff.find(({ id, active }) => active && id === personId);
  if (!found || !access || !assignment) return false;
  const grants = found.grants.filter(({ department }) => department === assignment.lead);
  const tenantId = directory.tenantCode;
  const person = { tenantId, personId, grants, worksIn: found.worksIn };
  return accessTo(person, { ...access, tenantId }).roleFor('submitPackage') !== null;
}
