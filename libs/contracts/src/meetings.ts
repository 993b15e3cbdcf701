import { z } from 'zod';
import { filled } from './api/shapes.js';
import { instant } from './instant.js';
import { MEETING_KINDS, MEETING_OUTCOMES, MEETING_SIGNATURES } from './meeting-codes.js';

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
  outcome: z.enum(MEETING_OUTCOMES).nullable(),
  signature: z.enum(MEETING_SIGNATURES).nullable(),
});
export type Meeting = z.infer<typeof MeetingSchema>;

/** With whom the complainant sits at the table. */
export const isWithComplainant = ({ kind }: Pick<Meeting, 'kind'>): boolean => kind !== 'analysis';

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
