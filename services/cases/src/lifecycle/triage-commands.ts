import { dangersOf, type Policy } from '@tingsu/policy';
import { isConfidential } from '../access/facts-of-case.js';
import { classified } from './classify.js';
import { refuse } from './context.js';
import { elementsIn, elementsKnownTo, missingElements } from './elements.js';
import { withoutVerdict } from './invalidity.js';
import type { Handlers } from './handlers.js';
import { factsAfter } from './facts-check.js';
import { accusedUnitsOf } from './respondents.js';
import { refuseUnreachable } from './notice-commands.js';

/** From registration to the decision whether the hospital takes the complaint (T-02 to T-13). */
export const TRIAGE: Handlers<
  | 'register'
  | 'acknowledge'
  | 'startTriage'
  | 'classify'
  | 'requestSupplement'
  | 'supply'
  | 'accept'
  | 'decline'
  | 'resolveOnSpot'
  | 'contactDepartment'
> = {
  register: (state, _payload, { actor }) => ({
    events: [
      {
        kind: 'registered',
        data: {
          state: 'registered',
          dutyRole: actor.role,
          fieldsPresent: [],
          ...(state.contactable ? {} : { unreachable: true }),
        },
      },
    ],
  }),

  acknowledge: (state, { medium }) => {
    refuseUnreachable(state, medium);
    return { events: [{ kind: 'acknowledged', data: { state: state.state, medium } }] };
  },

  startTriage: ({ handedOverAt }, _payload, { at }) => {
    const waited = handedOverAt === undefined ? null : at.getTime() - Date.parse(handedOverAt);
    const minutes = waited === null ? {} : { minutesSinceHandOver: Math.floor(waited / 60_000) };
    return { events: [{ kind: 'triageStarted', data: { state: 'triage', ...minutes } }] };
  },

  classify: (state, { facts, reason }, context) => {
    if (state.assignment && !reason)
      refuse(
        'reason.required',
        'The case is with a department: give a reason for grading it again (T-13).',
      );
    const before = state.classification?.facts ?? {};
    const after = factsAfter(before, facts, context);
    if (dangersOf(before).some((danger) => !dangersOf(after).includes(danger)) && !reason)
      refuse(
        'reason.required',
        'The words of the complaint speak of a danger: say why there is none.',
      );
    const { facts: known, proposed } = withoutVerdict(state, after);
    return { events: [classified(state, known, context, true), ...proposed], texts: { reason } };
  },

  requestSupplement: (_, { missing, note }, { policy }) => {
    requireKnown(missing, policy);
    return {
      events: [{ kind: 'supplementRequested', data: { state: 'awaiting_info', missing } }],
      texts: { note },
    };
  },

  supply: (state, { elements = [], note }, context) => {
    requireKnown(elements, context.policy);
    const facts = state.classification?.facts ?? {};
    const stated = [...new Set([...elementsIn(facts), ...elements])];
    return {
      events: [
        { kind: 'supplementReceived', data: { state: 'triage' } },
        ...(elements.length === 0
          ? []
          : [
              classified(
                { ...state, state: 'triage' },
                { ...facts, elements: stated },
                context,
                true,
              ),
            ]),
      ],
      texts: { note },
    };
  },

  accept: (state, { reason }, { policy }) => {
    const missing = missingElements(state, policy);
    if (missing.length > 0 && reason === undefined)
      refuse(
        'elements.missing',
        `The complaint does not state what the policy asks for: ${missing.join(', ')}. Ask the complainant, tick what it states, or give the reason for taking it without (R-220).`,
      );
    return {
      events: [{ kind: 'accepted', data: { state: 'accepted' } }],
      texts: { reason },
    };
  },

  decline: (_, { reasonCode, notice }, { policy }) => {
    const codes = policy.declineReasons.map(({ code }) => code);
    if (!codes.includes(reasonCode))
      refuse(
        'decline.reason_unknown',
        `Use one of the policy's reasons: ${codes.join(', ')} (T-09).`,
      );
    return {
      events: [{ kind: 'declined', data: { state: 'declined', reasonCode } }],
      texts: { notice },
    };
  },

  resolveOnSpot: (state, { outcome }) => ({
    events: [
      { kind: 'resolvedOnSpot', data: { state: 'resolved_on_spot', department: state.department } },
    ],
    texts: { outcome },
  }),

  contactDepartment: (state, { department, medium }, { directory }) => {
    if (!directory.departments.some(({ code }) => code === department))
      refuse('department.unknown', 'Choose a department of the directory.');
    if (isConfidential(state) && accusedUnitsOf(state).includes(department))
      refuse(
        'department.confidential',
        'The clue is confidential: the respondent is not asked (R-121).',
      );
    return {
      events: [{ kind: 'departmentContacted', data: { state: state.state, department, medium } }],
    };
  },
};

function requireKnown(elements: readonly string[], policy: Policy): void {
  const known = elementsKnownTo(policy);
  if (!elements.every((element) => known.includes(element)))
    refuse(
      'supplement.element_unknown',
      `Say it with these codes, and the rest in the note: ${known.join(', ')}.`,
    );
}
