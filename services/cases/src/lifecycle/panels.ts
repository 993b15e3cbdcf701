import {
  localDay,
  type Committee,
  type CommitteeKind,
  type Panel,
  type Sitting,
} from '@tingsu/contracts';
import { seatsNeeded } from '@tingsu/policy';
import type { CaseState } from './case-state.js';
import { refuse, type DecisionContext } from './context.js';
import type { PayloadOf } from './payload.js';
import { stageOf } from './stage-of.js';

type Given = Pick<
  PayloadOf<'recordReview'>,
  'heldOn' | 'sat' | 'minutes' | 'dissent' | 'legalAdvice'
>;
type Seats = Pick<Panel, 'committee' | 'kind' | 'chair' | 'secretary' | 'legalAdviser'> & {
  readonly members: readonly string[];
};

/** People who decide nothing in this case: complained of, or kept away by hand. */
const keptOutOf = ({ respondents, excluded }: CaseState): readonly string[] => [
  ...(respondents?.persons ?? []),
  ...excluded,
];

/** Who of a committee may sit on the case, and how many have to. */
export function panelOf(seats: Seats, state: CaseState, context: DecisionContext): Panel {
  const out = keptOutOf(state);
  const members = seats.members.filter((id) => !out.includes(id));
  const keptOut = seats.members.filter((id) => out.includes(id));
  const needed = seatsNeeded(context.policy.technicalReview?.quorum, members.length);
  if (members.length < 2 || members.length < needed)
    refuse(
      'review.too_few',
      `${keptOut.length} members are kept out of this case, so ${members.length} may sit and ${needed} are needed. Choose another committee.`,
    );
  return { ...seats, members: [...members], keptOut: [...keptOut], needed };
}

export const seatsOf = ({ code, kind, chair, secretary, legalAdviser, members }: Committee) => ({
  ...{ committee: code, kind, chair, secretary, legalAdviser, members },
});

/** Who has the case before him now: members of the committee that is asked, who writes its minutes, and its legal adviser. */
export const sittingPersons = ({
  reviews = [],
  ...at
}: Pick<CaseState, 'reviews' | 'suspended' | 'state'>): string[] =>
  reviews
    .filter(({ sitting }) => sitting === null && stageOf(at) === 'tech_review')
    .flatMap(({ panel: { members, secretary, legalAdviser } }) => [
      ...members,
      ...[secretary, legalAdviser].filter((id) => id !== null),
    ]);

/** Committees that may sit on cases of this campus; one of the campus stands before one of the group. */
export const committeesFor = (
  { campus }: Pick<CaseState, 'campus'>,
  { committees = [] }: Pick<DecisionContext, 'committees'>,
): readonly Committee[] =>
  committees
    .filter((one) => one.active && (one.campus === null || one.campus === campus))
    .toSorted((one, other) => Number(one.campus === null) - Number(other.campus === null));

/** The committee of a kind that the policy lets decide. */
export function panelOfKind(
  kind: CommitteeKind,
  state: CaseState,
  context: DecisionContext,
): Panel {
  const found = committeesFor(state, context).find((one) => one.kind === kind);
  if (!found)
    return refuse(
      'approval.no_committee',
      'The policy lets a committee decide that is not in the register. Enter it under Committees first.',
    );
  return panelOf(seatsOf(found), state, context);
}

/** A sitting as it goes on record. Refuses one without its quorum and says how many are missing. */
export function sittingOf(
  panel: Panel,
  { heldOn, sat = [], minutes, dissent = [] }: Given,
  state: CaseState,
  { at, timeZone }: Pick<DecisionContext, 'at' | 'timeZone'>,
): Sitting {
  const present = [...new Set(sat)];
  const out = [...panel.keptOut, ...keptOutOf(state)];
  if (present.some((id) => out.includes(id)))
    refuse('review.kept_out', 'Somebody who is kept out of this case did not sit on it (R-369).');
  if (present.some((id) => !panel.members.includes(id)))
    refuse('review.not_member', 'Only members of the committee sit on the case.');
  if (present.length < panel.needed)
    refuse(
      'review.no_quorum',
      `${panel.needed} of ${panel.members.length} members have to sit, ${panel.needed - present.length} are missing. Meet again with enough members (R-287).`,
    );
  if (minutes === undefined) refuse('review.minutes_missing', 'Write down the minutes.');
  if (heldOn === undefined || heldOn > localDay(at, timeZone))
    return refuse('review.held_later', 'Give the day on which they met: today at the latest.');
  if (heldOn < localDay(new Date(state.receivedAt), timeZone))
    refuse('review.held_early', 'They cannot have met before the complaint came.');
  const dissenting = dissent.map(({ person }) => person);
  if (dissenting.some((id) => !present.includes(id)) || new Set(dissenting).size < dissent.length)
    refuse('review.dissent_absent', 'Each who dissents sat on the case, and is named once.');
  return { heldOn, sat: present, dissenting };
}

/** The words of a sitting, the dissent of each member for itself. */
export const sittingTexts = ({ minutes, dissent = [], legalAdvice }: Given) => ({
  ...Object.fromEntries(dissent.map(({ words }, index) => [`dissent${index + 1}`, words])),
  minutes,
  legalAdvice,
});
