import type { Panel } from '@tingsu/contracts';
import { holds } from '@tingsu/policy';
import { byApprover, decidedFacts, type Refusal } from './approvals.js';
import type { CaseState } from './case-state.js';
import { refuse, type DecisionContext } from './context.js';
import type { Handlers } from './handlers.js';
import type { PayloadOf } from './payload.js';
import { reviewTerm } from './review-clocks.js';
import { committeesFor, panelOf, seatsOf, sittingOf, sittingTexts } from './panels.js';

type Asked = PayloadOf<'requestReview'>;

/** A committee says what it thinks of the case (T-20, T-21, R-239, R-287, R-296, R-374). */
export const REVIEWS: Handlers<'requestReview' | 'recordReview'> = {
  requestReview: (state, asked, context) => {
    const { body, question, consent } = asked;
    const required = context.policy.technicalReview?.requires;
    if (required && consent === undefined && !context.roles.includes('leader'))
      refuse(
        'review.consent_missing',
        `The policy wants this first: ${required}. Write down who agreed and when, or let a leader ask (R-239).`,
      );
    const panel = panelAsked(asked, state, context);
    return {
      events: [
        {
          kind: 'reviewRequested',
          data: {
            state: 'tech_review',
            ...(panel ? { panel, ...reviewTerm(state, context) } : {}),
          },
        },
      ],
      texts: { question, body, consent },
    };
  },

  recordReview: (state, { negligence, opinion, ...given }, context) => {
    const panel = openPanelOf(state);
    const { legalAdvice } = given;
    if (asksLegalAdviser(state, context) && panel && legalAdvice === undefined)
      refuse(
        'review.legal_advice_missing',
        'The policy asks the legal adviser about a case like this: write down the answer (R-287).',
      );
    const sitting = panel ? sittingOf(panel, given, state, context) : undefined;
    return {
      events: [
        {
          kind: 'reviewCompleted',
          data: { state: 'investigating', negligence, ...(sitting ? { sitting } : {}) },
        },
      ],
      texts: { opinion, ...sittingTexts(given) },
    };
  },
};

/** Who is asked: a committee of the register, a team for this case, or a body in words where the register has none. */
function panelAsked(
  { body, committee, team, lead }: Asked,
  state: CaseState,
  context: DecisionContext,
): Panel | null {
  if ([body, committee, team].filter((one) => one !== undefined).length !== 1)
    refuse('review.choose', 'Name one committee, or form a team, or name another body.');
  if (committee !== undefined) {
    const found = committeesFor(state, context).find(({ code }) => code === committee);
    if (!found)
      return refuse(
        'review.committee_unknown',
        'The register has no such committee for this campus.',
      );
    return panelOf(seatsOf(found), state, context);
  }
  if (team !== undefined) return panelOf(teamSeats(team, lead, context), state, context);
  if (committeesFor(state, context).length > 0)
    refuse('review.choose', 'Choose a committee of the register: its quorum is checked.');
  return null;
}

function teamSeats(
  team: readonly string[],
  lead: string | undefined,
  { directory }: DecisionContext,
) {
  const known = (id: string): boolean => directory.staff.some((one) => one.active && one.id === id);
  if (!team.every(known)) refuse('person.unknown', 'The directory has no such person.');
  if (lead === undefined || !team.includes(lead))
    return refuse('review.lead_missing', 'Name who of the team leads it (R-374).');
  const kind = 'team' as const;
  const members = [...new Set(team)];
  return {
    ...{ committee: null, kind, chair: lead, members },
    secretary: null,
    legalAdviser: null,
  };
}

const openPanelOf = ({ reviews = [] }: CaseState): Panel | undefined =>
  reviews.find(({ sitting }) => sitting === null)?.panel;

/** Whether the policy wants the legal adviser asked in this case. */
function asksLegalAdviser({ classification }: CaseState, { policy }: DecisionContext): boolean {
  const when = policy.technicalReview?.legalAdviser;
  return when !== undefined && classification !== null && holds(when, decidedFacts(classification));
}

/** Two committees at once would contradict each other. */
export const refusalToReview = (
  state: CaseState,
  context: Pick<DecisionContext, 'policy' | 'roles'>,
): Refusal | null =>
  state.state === 'tech_review'
    ? {
        code: 'review.under_way',
        detail: 'A committee has this case already: record its opinion first, then ask another.',
      }
    : byApprover('review', state, context);
