import type { Meeting } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import type { Changes } from './change.js';
import { arrangementOf } from './meeting-rules.js';

const changed = (
  { meetings = [] }: CaseState,
  meetingId: string,
  change: (meeting: Meeting) => Partial<Meeting>,
): Pick<CaseState, 'meetings'> => ({
  meetings: meetings.map((one) => (one.meetingId === meetingId ? { ...one, ...change(one) } : one)),
});

/** What the facts about meetings do to a case. */
export const MEETING_CHANGES: Changes = {
  meetingPlanned: ({ meetings = [] }, { at, data: { state: _state, ...planned } }) => ({
    meetings: [...meetings, { ...planned, calledAt: at, outcome: null, signature: null }],
  }),
  // Who promised to come at another time, or to another place, is asked again.
  meetingChanged: (state, { at: calledAt, data }) =>
    changed(state, data.meetingId, ({ changes = 0 }) => ({
      ...arrangementOf(data),
      calledAt,
      changes: changes + 1,
      replies: [],
    })),
  meetingReminded: () => ({}),
  meetingAnswered: (state, { at, actor: { id }, data: { meetingId, comes } }) =>
    changed(state, meetingId, ({ replies = [] }) =>
      id === null
        ? {}
        : {
            replies: [...replies.filter(({ person }) => person !== id), { person: id, comes, at }],
          },
    ),
  meetingRecorded: (
    state,
    { at: recordedAt, data: { meetingId, outcome, representatives, signature } },
  ) => changed(state, meetingId, () => ({ outcome, representatives, signature, recordedAt })),
  meetingDropped: (state, { data }) =>
    changed(state, data.meetingId, () => ({ outcome: 'dropped' })),
};
