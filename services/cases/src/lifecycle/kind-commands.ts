import { COMPLAINT_KINDS, type CaseKind } from '@tingsu/contracts';
import { adviceIn } from './acceptance.js';
import type { CaseState } from './case-state.js';
import { classified } from './classify.js';
import { refuse } from './context.js';
import type { Handlers } from './handlers.js';

/** What is no complaint, and what turns out to be something else than it was received as. */
export const KINDS: Handlers<'settle' | 'changeKind'> = {
  settle: (state, { outcome, medium, text }) => {
    const reachable = state.contactable && !state.anonymous;
    if (outcome !== 'noted' && (text === undefined || (reachable && medium === undefined)))
      refuse(
        'settle.answer_missing',
        'Say what the person was answered and how, or choose that it is only noted.',
      );
    return {
      events: [{ kind: 'settled', data: { state: 'closed', outcome, medium: medium ?? null } }],
      texts: { text },
    };
  },

  // `decide` gives the policy of the new kind.
  changeKind: (state, { kind, reason }, context) => {
    if (kind === state.caseKind) refuse('kind.same', 'The case is of this kind already.');
    const { policy } = context;
    if (policy.caseKind !== kind)
      refuse(
        'kind.not_bound',
        'No policy for this kind applies on the campus. Ask an administrator to add one.',
      );
    const policies = policy.layers.map(({ id, version }) => ({ id, version }));
    const changed = { ...state, caseKind: kind };
    return {
      events: [
        {
          kind: 'kindChanged',
          data: { state: state.state, from: state.caseKind, caseKind: kind, policies },
        },
        classified(changed, factsAs(kind, state, policy.taxonomy), context, true),
      ],
      texts: { reason },
    };
  },
};

/** Without a category that the list of the other policy does not have. */
function factsAs(caseKind: CaseKind, { classification }: CaseState, taxonomy: unknown) {
  const { category, ...facts } = classification?.facts ?? {};
  const known =
    Array.isArray(taxonomy) &&
    taxonomy.some((one: { readonly code?: unknown }) => one.code === category);
  return { ...facts, caseKind, ...(category !== undefined && known ? { category } : {}) };
}

const isComplaint = ({ caseKind }: CaseState): boolean =>
  (COMPLAINT_KINDS as readonly CaseKind[]).includes(caseKind);

/** Complaints and hazards are decided on; what people say who are not eligible to complain is kept as feedback. */
export const maySettle = (state: CaseState): boolean => {
  if (isComplaint(state)) return adviceIn(state).advice === 'feedback';
  return state.caseKind !== 'hazard';
};
