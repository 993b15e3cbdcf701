import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { MeetingSchema } from '../meetings.js';
import { MEETING_SIGNATURES } from '../meeting-codes.js';
import { state } from './state.js';

const { meetingId, kind, at, place, persons, units, representatives } = MeetingSchema.shape;

export const CaseMeetingPlanned = defineEvent(
  'case.meetingPlanned.v1',
  'A meeting about the case is to be held',
  { state, meetingId, kind, at, place, persons, units, representatives },
);
export const CaseMeetingRecorded = defineEvent(
  'case.meetingRecorded.v1',
  'It was recorded what came of a meeting',
  {
    state,
    meetingId,
    outcome: z.enum(['held', 'not_held']),
    representatives,
    signature: z.enum(MEETING_SIGNATURES).nullable(),
  },
);
export const CaseMeetingDropped = defineEvent(
  'case.meetingDropped.v1',
  'A meeting is not held after all',
  { state, meetingId },
);
