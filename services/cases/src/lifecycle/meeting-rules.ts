import {
  CASE_STATES,
  ENDED_STATES,
  isOpenMeeting,
  type CaseStateName,
  type Meeting,
  type RuleCode,
} from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { stageOf } from './stage-of.js';

const ended: readonly CaseStateName[] = ENDED_STATES;

/** Once it is accepted, also while it waits for another body. */
export const MEETING_STATES: readonly CaseStateName[] = CASE_STATES.filter(
  (state) =>
    !ended.includes(state) &&
    !['received', 'registered', 'triage', 'awaiting_info'].includes(state),
);

type WithMeetings = Pick<CaseState, 'meetings'>;
type Arranged = Pick<Meeting, 'at' | 'place' | 'persons' | 'units' | 'representatives'>;

/** What can be changed of a meeting once it is called. */
export const arrangementOf = ({ at, place, persons, units, representatives }: Arranged) => ({
  ...{ at, place, persons, units, representatives },
});

/** Which meeting a fact is about. */
export const namedIn = ({ meetingId, clockId }: Pick<Meeting, 'meetingId' | 'clockId'>) =>
  clockId === undefined ? { meetingId } : { meetingId, clockId };

/** Meetings of which nobody wrote down yet what came of them. */
const openMeetings = ({ meetings = [] }: WithMeetings): readonly Meeting[] =>
  meetings.filter(isOpenMeeting);

export const refusalWithoutMeeting = (state: WithMeetings): RuleCode | null =>
  openMeetings(state).length > 0 ? null : 'meeting.none_open';

/** Whoever was asked to come, by name or with the department, says whether he does. */
export const isInvited = (
  { persons, units }: Pick<Meeting, 'persons' | 'units'>,
  { actor, departments = [] }: Pick<DecisionContext, 'actor' | 'departments'>,
): boolean =>
  (actor.id !== null && persons.includes(actor.id)) ||
  units.some((code) => departments.includes(code));

export const refusalToAnswerMeeting = (
  state: WithMeetings,
  who: Pick<DecisionContext, 'actor' | 'departments'>,
): RuleCode | null =>
  openMeetings(state).some((meeting) => isInvited(meeting, who)) ? null : 'meeting.not_invited';

type Course = WithMeetings & Pick<CaseState, 'state' | 'suspended'>;
/** Those that are still to be held, or written down: not once the case has ended. */
const awaitedMeetings = (state: Course): readonly Meeting[] =>
  MEETING_STATES.includes(stageOf(state)) ? openMeetings(state) : [];

/** Who is asked to a meeting: the case is open to him by name until it is written down what came of it. */
export const invitedPersons = (state: Course): string[] =>
  awaitedMeetings(state).flatMap(({ persons }) => persons);

export const invitedDepartments = (state: Course): string[] =>
  awaitedMeetings(state).flatMap(({ units }) => units);
