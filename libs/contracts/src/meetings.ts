import { z } from 'zod';
import { filled } from './api/shapes.js';
import { instant } from './instant.js';
import { MEETING_KINDS, MEETING_OUTCOMES, MEETING_SIGNATURES } from './meeting-codes.js';

const MeetingReplySchema = z.object({ person: z.uuid(), comes: z.boolean(), at: instant });

/** A meeting about a case; what was said there is among the encrypted words. */
export const MeetingSchema = z.object({
  meetingId: z.uuid(),
  kind: z.enum(MEETING_KINDS),
  at: instant,
  place: z.string().nullable(),
  /** People and departments of the house who come. */
  persons: z.array(z.uuid()),
  units: z.array(z.string()),
  /** How many come for the complainant; null where he is not there. */
  representatives: z.number().int().nullable(),
  /** Of the clock that reminds of it and waits for its minutes; missing where the policy has none. */
  clockId: z.string().optional(),
  /** When it was called, or changed last; missing in cases from before it was kept, like the next. */
  calledAt: instant.optional(),
  /** When it was written down what came of it. */
  recordedAt: instant.optional(),
  /** How often place, people or time were changed; missing where they never were. */
  changes: z.number().int().optional(),
  /** Who of the staff said whether he comes, the last word of each; missing where nobody did. */
  replies: z.array(MeetingReplySchema).optional(),
  outcome: z.enum(MEETING_OUTCOMES).nullable(),
  signature: z.enum(MEETING_SIGNATURES).nullable(),
});
export type Meeting = z.infer<typeof MeetingSchema>;

/** What is changed of a meeting: another place, other people, another time (三变法, R-189). */
export const MEETING_PARTS = ['place', 'people', 'time'] as const;
export type MeetingPart = (typeof MEETING_PARTS)[number];

/** With whom the complainant sits at the table. */
export const isWithComplainant = ({ kind }: Pick<Meeting, 'kind'>): boolean => kind !== 'analysis';

export const isOpenMeeting = ({ outcome }: Pick<Meeting, 'outcome'>): boolean => outcome === null;
/** Whose time has come, and nobody wrote down what came of it. */
export const isUnrecorded = (meeting: Pick<Meeting, 'outcome' | 'at'>, now: Date): boolean =>
  isOpenMeeting(meeting) && Date.parse(meeting.at) <= now.getTime();

const representatives = z.number().int().min(1).max(99).optional();
export const MEETING_COMMANDS = {
  /** `exception`: why more people come than the house allows; never more than the law does. */
  planMeeting: z.strictObject({
    kind: z.enum(MEETING_KINDS),
    at: instant,
    place: filled(200).optional(),
    persons: z.array(z.uuid()).max(30).default([]),
    units: z.array(filled(60)).max(20).default([]),
    representatives,
    exception: filled(500).optional(),
    agenda: filled(2_000).optional(),
  }),
  /** Another place, other people or another time, whichever is named (三变法, R-189). */
  changeMeeting: z.strictObject({
    meetingId: z.uuid(),
    at: instant.optional(),
    place: filled(200).optional(),
    persons: z.array(z.uuid()).max(30).optional(),
    units: z.array(filled(60)).max(20).optional(),
    representatives,
    exception: filled(500).optional(),
    reason: filled(2_000),
  }),
  /** Who of the staff was asked to come says whether he does. */
  answerMeeting: z.strictObject({
    meetingId: z.uuid(),
    comes: z.boolean(),
    words: filled(500).optional(),
  }),
  /** What came of it: the causes, who answers for it and the plan of a case meeting, or what was agreed with the complainant. */
  recordMeeting: z.strictObject({
    meetingId: z.uuid(),
    outcome: z.enum(['held', 'not_held']),
    representatives,
    exception: filled(500).optional(),
    minutes: filled(20_000).optional(),
    causes: filled(5_000).optional(),
    liability: filled(5_000).optional(),
    measures: filled(5_000).optional(),
    agreed: filled(5_000).optional(),
    signature: z.enum(MEETING_SIGNATURES).optional(),
  }),
  dropMeeting: z.strictObject({ meetingId: z.uuid(), reason: filled(2_000) }),
} as const;
