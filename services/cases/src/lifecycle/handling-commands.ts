import { nextLinkOf } from '@tingsu/contracts';
import { isConfidential } from '../access/facts-of-case.js';
import { linkAfterNext, linkOf, opinionChain } from './approval-chain.js';
import type { CaseEvent, CaseEventOf } from './case-event.js';
import type { CaseState } from './case-state.js';
import { refuse, type DecisionContext } from './context.js';
import type { Handlers } from './handlers.js';
import type { PayloadOf } from './payload.js';
import { requireValid } from './invalidity.js';
import { derivedOutcome } from './issues.js';
import { PACKAGE_PARTS } from './milestones.js';
import { sittingOf, sittingTexts } from './panels.js';
import { openParts } from './parts.js';
import { accusedUnitsOf } from './respondents.js';

/** From dispatch to the opinion that stands (T-15 to T-25). */
export const HANDLING: Handlers<
  | 'dispatch'
  | 'ruleDepartment'
  | 'signFor'
  | 'returnTicket'
  | 'submitPackage'
  | 'draftOpinion'
  | 'submit'
  | 'approve'
  | 'reject'
  | 'finalise'
> = {
  dispatch: (state, { research, ...payload }, context) => ({
    events: [dispatched(state, payload, context)],
    texts: { research },
  }),

  ruleDepartment: (state, { reason, ...payload }, context) => ({
    events: [dispatched(state, payload, context, { ruled: true })],
    texts: { reason },
  }),

  signFor: (state, _, { actor }) => {
    const { assignmentId, lead } = assignmentOf(state);
    const personId =
      actor.id ?? refuse('person.required', 'A named person signs for the case (T-16).');
    return {
      events: [
        {
          kind: 'signedFor',
          data: { state: 'investigating', assignmentId, department: lead, personId },
        },
      ],
    };
  },

  returnTicket: (state, { reason }) => {
    const { assignmentId, lead } = assignmentOf(state);
    return {
      events: [{ kind: 'returned', data: { state: 'accepted', assignmentId, department: lead } }],
      texts: { reason },
    };
  },

  // The form has all three parts, so the package is complete at once (R-233, T-18).
  submitPackage: (state, payload) => ({
    events: [
      {
        kind: 'packageSubmitted',
        data: {
          state: state.state,
          department: assignmentOf(state).lead,
          parts: [...PACKAGE_PARTS],
          ...missingParts(state),
        },
      },
    ],
    texts: payload,
  }),

  draftOpinion: (state, { outcome: said, opinion }) => {
    const outcome = outcomeBy(said, state);
    requireValid(outcome, state);
    return {
      events: [{ kind: 'opinionDrafted', data: { state: 'opinion', outcome } }],
      texts: { opinion },
    };
  },

  submit: (state, _, context) => {
    const chain = opinionChain(state, context);
    const [first] = chain;
    const rules = [...new Set(chain.flatMap((link) => link.rules))];
    const level = first?.role ?? first?.by ?? 'leader';
    return {
      events: [{ kind: 'approvalRequested', data: { state: 'approval', level, rules, chain } }],
    };
  },

  approve: (state, { note, ...given }, context) => {
    if (nextLinkOf(state.chain)?.view && note === undefined)
      refuse('approval.view_missing', 'The policy wants your view: write it down (R-032).');
    const next = linkAfterNext(state);
    const decided: CaseEventOf<'approvalDecided'>['data'] = {
      ...(next
        ? { state: 'approval', decision: 'approved', next: linkOf(next) }
        : { state: 'feedback_due', decision: 'approved', handlingCompleted: true }),
      ...decidingSitting(state, given, context),
    };
    return {
      events: [{ kind: 'approvalDecided', data: decided }],
      texts: { note, ...sittingTexts(given) },
    };
  },

  reject: (state, { reason, ...given }, context) => {
    const decided: CaseEventOf<'approvalDecided'>['data'] = {
      ...{ state: 'opinion', decision: 'rejected', draftedBy: state.draftedBy },
      ...decidingSitting(state, given, context),
    };
    return {
      events: [{ kind: 'approvalDecided', data: decided }],
      texts: { reason, ...sittingTexts(given) },
    };
  },

  finalise: () => ({
    events: [
      { kind: 'opinionFinalised', data: { state: 'feedback_due', handlingCompleted: true } },
    ],
  }),
};

/** Where something was found the outcome follows from it, so that it is said in one place. */
function outcomeBy(said: PayloadOf<'draftOpinion'>['outcome'], state: CaseState) {
  const derived = derivedOutcome(state);
  if (derived !== null && said !== undefined && said !== derived)
    refuse(
      'outcome.derived',
      `The findings of the issues make the outcome ${derived}: leave it out, or correct a finding.`,
    );
  return (
    derived ?? said ?? refuse('outcome.missing', 'Say whether the complaint is upheld (T-22).')
  );
}

/** Where the policy lets a committee decide, it sat with its quorum. */
function decidingSitting(
  state: CaseState,
  given: Omit<PayloadOf<'approve'>, 'note'>,
  context: DecisionContext,
) {
  const panel = nextLinkOf(state.chain)?.panel;
  return panel ? { sitting: sittingOf(panel, given, state, context) } : {};
}

function dispatched(
  state: CaseState,
  payload: Pick<PayloadOf<'dispatch'>, 'lead' | 'assist'>,
  context: DecisionContext,
  by: { readonly ruled?: true } = {},
): CaseEvent {
  const confidential = isConfidential(state);
  const lead =
    payload.lead ??
    state.classification?.leadDepartment ??
    refuse('department.lead_missing', 'Name the department that leads (T-15).');
  const wanted = payload.assist ?? state.classification?.assistDepartments ?? [];
  const assist = confidential ? [] : [...new Set(wanted)].filter((code) => code !== lead);
  requireDepartments([lead, ...assist], context);
  // A confidential clue never reaches those whom it is about.
  if (confidential && accusedUnitsOf(state).includes(lead))
    refuse('department.confidential', 'The clue is confidential: another department leads (T-15).');
  const assignmentId = context.newId();
  return {
    kind: 'dispatched',
    data: { state: 'dispatched', assignmentId, lead, assist, confidential, ...by },
  };
}

/** Whose part is not there yet, said with the package. */
function missingParts(state: CaseState): { missing?: string[] } {
  const missing = openParts(state).map(({ department }) => department);
  return missing.length > 0 ? { missing } : {};
}

function assignmentOf({ assignment }: CaseState): NonNullable<CaseState['assignment']> {
  return assignment ?? refuse('assignment.missing', 'The case is with no department.');
}

export function requireDepartments(
  codes: readonly string[],
  { directory }: Pick<DecisionContext, 'directory'>,
): void {
  const unknown = codes.filter(
    (code) => !directory.departments.some((department) => department.code === code),
  );
  if (unknown.length > 0)
    refuse('department.unknown', `The directory has no department ${unknown.join(', ')}.`);
}
