import type { Meeting } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import type { Changes } from './change.js';

const changed = (
  { meetings = [] }: CaseState,
  meetingId: string,
  change: Partial<Meeting>,
): Pick<CaseState, 'meetings'> => ({
  meetings: meetings.map((one) => (one.meetingId === meetingId ? { ...one, ...change } : one)),
});

/** What the facts about meetings do to a case. */
export const MEETING_CHANGES: Changes = {
  meetingPlanned: ({ meetings = [] }, { data: { state: _state, ...planned } }) => ({
    meetings: [...meetings, { ...planned, outcome: null, signature: null }],
  }),
  meetingRecorded: (state, { data: { meetingId, outcome, representatives, signature } }) =>
    changed(state, meetingId, { outcome, representatives, signature }),
  meetingDropped: (state, { data }) => changed(state, data.meetingId, { outcome: 'dropped' }),
};
