import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { MEETING_SIGNATURES } from '../meeting-codes.js';
import { MEETING_PARTS, MeetingSchema } from '../meetings.js';
import { state } from './state.js';

const { meetingId, kind, at, place, persons, units, representatives, clockId } =
  MeetingSchema.shape;
const arranged = { state, meetingId, kind, at, place, persons, units, representatives, clockId };

export const CaseMeetingPlanned = defineEvent(
  'case.meetingPlanned.v1',
  'A meeting about the case is to be held',
  arranged,
);
export const CaseMeetingChanged = defineEvent(
  'case.meetingChanged.v1',
  'A meeting is held at another place, with other people or at another time',
  {
    ...arranged,
    changed: z.array(z.enum(MEETING_PARTS)),
    /** Who was asked before and is not any more. */
    released: z.object({ persons, units }),
  },
);
export const CaseMeetingReminded = defineEvent(
  'case.meetingReminded.v1',
  'A meeting about the case is near',
  arranged,
);
export const CaseMeetingAnswered = defineEvent(
  'case.meetingAnswered.v1',
  'Somebody of the staff said whether he comes to a meeting',
  {
    state,
    meetingId,
    comes: z.boolean(),
    /** Who answers for the case; null where nobody does. */
    owner: z.string().nullable(),
  },
);
export const CaseMeetingRecorded = defineEvent(
  'case.meetingRecorded.v1',
  'It was recorded what came of a meeting',
  {
    ...{ state, meetingId, clockId },
    outcome: z.enum(['held', 'not_held']),
    representatives,
    signature: z.enum(MEETING_SIGNATURES).nullable(),
  },
);
export const CaseMeetingDropped = defineEvent(
  'case.meetingDropped.v1',
  'A meeting is not held after all',
  {
    ...{ state, meetingId, clockId },
    /** What was called off; missing in events from before it was said. */
    meeting: z.object({ kind, at, place, persons, units, representatives }).optional(),
  },
);
