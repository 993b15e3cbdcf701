import {
  isWithComplainant,
  MEETING_PARTS,
  type Meeting,
  type MeetingPart,
} from '@tingsu/contracts';
import type { Policy } from '@tingsu/policy';
import { isConfidential } from '../access/facts-of-case.js';
import type { CaseState } from './case-state.js';
import { refuse, type DecisionContext } from './context.js';
import { requireDepartments } from './handling-commands.js';
import type { Handlers } from './handlers.js';
import { nextMeetingClock } from './meeting-clocks.js';
import { arrangementOf, isInvited, namedIn } from './meeting-rules.js';
import type { PayloadOf } from './payload.js';
import { wasBefore } from './typed-times.js';

/** Meetings about a case: of departments on causes and responsibility, and with the complainant. */
export const MEETINGS: Handlers<
  'planMeeting' | 'changeMeeting' | 'answerMeeting' | 'recordMeeting' | 'dropMeeting'
> = {
  planMeeting: (state, { exception, agenda, ...planned }, context) => {
    const { kind, at, persons, units } = planned;
    if (wasBefore(at, state.receivedAt))
      refuse('meeting.before_complaint', 'A meeting cannot be before the complaint came.');
    requirePeople(persons, context);
    requireUnits(units, state, context);
    const withHim = isWithComplainant({ kind });
    const representatives = withHim ? (planned.representatives ?? null) : null;
    requireFewEnough(representatives, exception, context.policy);
    return {
      events: [
        {
          kind: 'meetingPlanned',
          data: {
            ...{ state: state.state, meetingId: context.newId(), kind, at, persons, units },
            place: placeOf(planned, context.policy),
            representatives,
            ...(context.policy.meeting.minutesWithinHours === null
              ? {}
              : { clockId: nextMeetingClock(state) }),
          },
        },
      ],
      texts: { agenda, exception },
    };
  },

  changeMeeting: (state, { meetingId, exception, reason, ...wanted }, context) => {
    const meeting = openMeeting(meetingId, state);
    const next = changedBy(meeting, wanted, context.policy);
    const changed = MEETING_PARTS.filter((part) => isChanged[part](meeting, next));
    if (changed.length === 0)
      refuse('meeting.unchanged', 'Name another place, other people or another time (R-189).');
    if (changed.includes('time') && Date.parse(next.at) <= context.at.getTime())
      refuse('meeting.time_past', 'Choose a time that is still to come.');
    requirePeople(next.persons, context);
    requireUnits(next.units, state, context);
    if (next.representatives !== meeting.representatives)
      requireFewEnough(next.representatives, exception, context.policy);
    const released = {
      persons: meeting.persons.filter((id) => !next.persons.includes(id)),
      units: meeting.units.filter((code) => !next.units.includes(code)),
    };
    return {
      events: [
        {
          kind: 'meetingChanged',
          data: {
            ...{ state: state.state, ...namedIn(meeting), kind: meeting.kind, ...next },
            ...{ changed, released },
          },
        },
      ],
      texts: { reason, exception },
    };
  },

  answerMeeting: (state, { meetingId, comes, words }, context) => {
    const meeting = openMeeting(meetingId, state);
    if (!isInvited(meeting, context))
      refuse('meeting.not_invited', 'Neither you nor your department is asked to this meeting.');
    return {
      events: [
        {
          kind: 'meetingAnswered',
          data: { state: state.state, meetingId, comes, owner: state.owner ?? null },
        },
      ],
      texts: { words },
    };
  },

  recordMeeting: (state, { meetingId, outcome, exception, ...said }, context) => {
    const meeting = openMeeting(meetingId, state);
    if (context.at.getTime() < Date.parse(meeting.at))
      refuse('meeting.not_yet', 'The meeting is still to come: record it afterwards.');
    const representatives = said.representatives ?? meeting.representatives;
    requireFewEnough(representatives, exception, context.policy);
    if (outcome === 'held') requireResults(meeting, said);
    const signature = said.signature ?? null;
    return {
      events: [
        {
          kind: 'meetingRecorded',
          data: {
            ...{ state: state.state, ...namedIn(meeting) },
            ...{ outcome, representatives, signature },
          },
        },
      ],
      texts: wordsOf({ ...said, exception }),
    };
  },

  dropMeeting: (state, { meetingId, reason }) => {
    const meeting = openMeeting(meetingId, state);
    return {
      events: [
        {
          kind: 'meetingDropped',
          data: {
            ...{ state: state.state, ...namedIn(meeting) },
            meeting: { kind: meeting.kind, ...arrangementOf(meeting) },
          },
        },
      ],
      texts: { reason },
    };
  },
};

type Arrangement = ReturnType<typeof arrangementOf>;
/** What a meeting is like after the change; what is not named stays as it is. */
function changedBy(
  meeting: Meeting,
  { at, place, persons, units, representatives }: Partial<PayloadOf<'changeMeeting'>>,
  policy: Policy,
): Arrangement {
  const next = arrangementOf(meeting);
  return {
    at: at ?? next.at,
    place: place === undefined ? next.place : placeOf({ kind: meeting.kind, place }, policy),
    persons: persons ?? next.persons,
    units: units ?? next.units,
    representatives: isWithComplainant(meeting)
      ? (representatives ?? next.representatives)
      : next.representatives,
  };
}

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item) => other.includes(item));
const isChanged: Readonly<
  Record<MeetingPart, (before: Arrangement, after: Arrangement) => boolean>
> = {
  place: (before, after) => before.place !== after.place,
  people: (before, after) =>
    !sameList(before.persons, after.persons) ||
    !sameList(before.units, after.units) ||
    before.representatives !== after.representatives,
  time: (before, after) => Date.parse(before.at) !== Date.parse(after.at),
};

type Said = Omit<PayloadOf<'recordMeeting'>, 'meetingId' | 'outcome'>;
const wordsOf = ({
  representatives: _count,
  signature: _signature,
  causes,
  ...words
}: Said): Record<string, string | undefined> => ({ ...words, analysis: causes });

/** What a meeting that was held leaves in writing. */
function requireResults(
  meeting: Meeting,
  { minutes, causes, liability, measures, signature }: Said,
): void {
  if (minutes === undefined) refuse('meeting.minutes_missing', 'Write down the minutes.');
  if (!isWithComplainant(meeting) && [causes, liability, measures].includes(undefined))
    refuse(
      'meeting.results_missing',
      'A case meeting says what caused it, who answers for it and what is done (R-127).',
    );
  if (isWithComplainant(meeting) && signature === undefined)
    refuse('meeting.signature_missing', 'Say whether the complainant signed the minutes.');
}

/** The house may ask for fewer people; the law says how many may come at most (regulation 701 art. 30, X-15). */
function requireFewEnough(
  count: number | null,
  exception: string | undefined,
  { meeting }: Policy,
): void {
  if (count === null) return;
  if (meeting.legalMost !== null && count > meeting.legalMost)
    refuse(
      'meeting.too_many',
      `At most ${meeting.legalMost} people may come for one side. Ask them to choose representatives (R-241).`,
    );
  if (meeting.most !== null && count > meeting.most && exception === undefined)
    refuse(
      'meeting.above_house',
      `The house asks for at most ${meeting.most}. Say why more come, or ask them to choose (R-241).`,
    );
}

/** With the complainant in the reception room that the policy names. */
function placeOf(
  { kind, place }: Pick<PayloadOf<'planMeeting'>, 'kind' | 'place'>,
  { meeting }: Policy,
): string | null {
  if (!isWithComplainant({ kind }) || meeting.place === null) return place ?? null;
  if (place !== undefined && place !== meeting.place)
    refuse('meeting.place', `The complainant is received here: ${meeting.place} (R-241).`);
  return meeting.place;
}

function requirePeople(persons: readonly string[], { directory }: DecisionContext): void {
  const known = new Set(directory.staff.filter(({ active }) => active).map(({ id }) => id));
  if (persons.some((id) => !known.has(id)))
    refuse('meeting.person_unknown', 'The directory has no such person.');
}

/** Of a clue in confidence only named people learn. */
function requireUnits(units: readonly string[], state: CaseState, context: DecisionContext): void {
  requireDepartments(units, context);
  if (units.length > 0 && isConfidential(state))
    refuse('department.confidential', 'The clue is confidential: ask named people only (R-121).');
}

function openMeeting(meetingId: string, { meetings = [] }: CaseState): Meeting {
  const found = meetings.find((one) => one.meetingId === meetingId);
  if (!found) return refuse('meeting.unknown', 'This case has no such meeting.');
  if (found.outcome !== null)
    refuse('meeting.over', 'It is recorded already what came of this meeting.');
  return found;
}
