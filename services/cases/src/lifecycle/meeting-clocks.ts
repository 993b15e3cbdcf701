import { isOpenMeeting, isWithComplainant, type Meeting } from '@tingsu/contracts';
import { setClock, type ClockReading, type LadderStep } from '@tingsu/policy';
import type { CaseEvent } from './case-event.js';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { arrangementOf, MEETING_STATES, namedIn } from './meeting-rules.js';
import { stageOf } from './stage-of.js';

const PREFIX = 'meeting.';
/** The step of its clock that is about the meeting itself; the others are about its minutes. */
const REMINDER = 'meeting';
const MS_PER_HOUR = 3_600_000;
type Setting = Pick<DecisionContext, 'policy' | 'calendar' | 'timeZone'>;

/** The id of the clock of the next meeting; a case never uses one twice. */
export const nextMeetingClock = ({ meetings = [] }: Pick<CaseState, 'meetings'>): string =>
  `${PREFIX}${meetings.length + 1}`;

/** A meeting is reminded of before it, and its minutes are owed afterwards, each at the time that the policy says. */
export function meetingReadings(state: CaseState, setting: Setting): ClockReading[] {
  const { meetings = [] } = state;
  if (!MEETING_STATES.includes(stageOf(state))) return [];
  return meetings.flatMap((meeting) => readingOf(meeting, state, setting));
}

function readingOf(
  meeting: Meeting,
  { classification }: CaseState,
  { policy, calendar, timeZone }: Setting,
): ClockReading[] {
  const { clockId, at, outcome, calledAt = at, recordedAt = null } = meeting;
  const { minutesWithinHours, remindBeforeHours } = policy.meeting;
  if (clockId === undefined || minutesWithinHours === null || outcome === 'dropped') return [];
  return [
    setClock(policy, calendar, timeZone, classification?.facts ?? {}, {
      clockId,
      label: isWithComplainant(meeting)
        ? { zh: '会谈记录', en: 'Minutes of the meeting with the complainant' }
        : { zh: '会议记录', en: 'Minutes of the meeting' },
      owner: policy.centre,
      startedAt: calledAt,
      // Of one that is entered afterwards they are owed from then on.
      dueAt: hoursAfter(later(at, calledAt), minutesWithinHours),
      metAt: recordedAt,
      rests: [],
      climbs: {
        from: later(at, calledAt),
        before: remindBeforeHours === null ? [] : [reminder(at, remindBeforeHours)],
      },
    }),
  ];
}

const later = (one: string, other: string): string =>
  Date.parse(one) < Date.parse(other) ? other : one;
const hoursAfter = (at: string, hours: number): string =>
  new Date(Date.parse(at) + hours * MS_PER_HOUR).toISOString();

/** It notifies nobody by itself: what it brings about does, and knows who comes. */
const reminder = (at: string, hours: number): LadderStep => ({
  ...{ stepId: REMINDER, action: 'remind', level: 0, notify: [], acknowledgeWithin: null },
  at: hoursAfter(at, -hours),
});

/** Everybody who comes is reminded once the time for it has come. */
export function remindedOf(state: CaseState, events: readonly CaseEvent[]): CaseEvent[] {
  const near = events.flatMap((event) =>
    event.kind === 'clockReminded' && event.data.stepId === REMINDER ? [event.data.clockId] : [],
  );
  return (state.meetings ?? [])
    .filter((one) => isOpenMeeting(one) && one.clockId !== undefined && near.includes(one.clockId))
    .map((one) => ({
      kind: 'meetingReminded',
      data: {
        ...{ state: state.state, ...namedIn(one), kind: one.kind },
        ...arrangementOf(one),
      },
    }));
}
