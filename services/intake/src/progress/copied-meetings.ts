import {
  CaseMeetingChanged,
  CaseMeetingDropped,
  CaseMeetingPlanned,
  CaseMeetingRecorded,
  is,
  isWithComplainant,
  type EventOf,
} from '@tingsu/contracts';
import type { Policy } from '@tingsu/policy';
import type { CopiedMeeting } from './case-copy.entity.js';
import type { CaseEvent } from './copied-event.js';

/** How many may come for the complainant, and what they bring: as it was arranged, else as the policy says. */
export const termsOf = (
  { representatives }: Pick<CopiedMeeting, 'representatives'>,
  policy: Policy | null,
) => ({
  most: representatives ?? policy?.meeting.most ?? null,
  bring: policy?.meeting.bring ?? null,
});

type Meetings = readonly CopiedMeeting[] | null;

/** The meetings with the complainant after an event; those of the departments alone are no matter of the progress page. */
export function meetingsAfter(meetings: Meetings, event: CaseEvent): Meetings {
  if (is(event, CaseMeetingPlanned))
    return isWithComplainant(event.data) ? [...(meetings ?? []), planned(event)] : meetings;
  if (!meetings) return null;
  if (is(event, CaseMeetingChanged)) {
    const { meetingId, at, place, representatives } = event.data;
    return meetings.map((one) =>
      one.meetingId === meetingId
        ? { ...one, at, place, representatives, changes: one.changes + 1 }
        : one,
    );
  }
  if (is(event, CaseMeetingDropped))
    return meetings.map((one) =>
      one.meetingId === event.data.meetingId ? { ...one, off: true } : one,
    );
  return is(event, CaseMeetingRecorded)
    ? meetings.filter(({ meetingId }) => meetingId !== event.data.meetingId)
    : meetings;
}

const planned = ({
  data: { meetingId, at, place, representatives },
}: EventOf<typeof CaseMeetingPlanned>): CopiedMeeting => ({
  ...{ meetingId, at, place, representatives },
  changes: 0,
  off: false,
});
