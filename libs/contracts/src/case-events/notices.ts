import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { instant } from '../instant.js';
import { MeetingSchema } from '../meetings.js';
import { MESSAGE_MEDIA } from '../message-codes.js';
import { LocalizedTextSchema, NOTICE_KINDS, OUTCOMES, TOLD_PROOFS } from '../vocabulary.js';
import { state } from './state.js';

const key = {
  state,
  /** Unique in the case: its kind and which time it is owed, e.g. `answer.1`. */
  noticeKey: z.string(),
};
/** What is sent is written by intake, which knows the person; this says that it is owed, by which rule, and what it must say. */
export const CaseNoticeOwed = defineEvent(
  'case.noticeOwed.v1',
  'The complainant has to be told something',
  {
    ...key,
    kind: z.enum(NOTICE_KINDS),
    /** Of the policy; none where a command alone asks for it. */
    rules: z.array(z.string()),
    label: LocalizedTextSchema,
    /** In the order in which the policy wants them tried; empty = as the person can be reached. */
    media: z.array(z.string()),
    form: z.string().nullable(),
    mustContain: z.array(z.string()),
    /** What has happened once the notice has arrived, and not before. */
    milestones: z.array(z.string()),
    /** Of a notice of decline: the reason of the policy, by its code. */
    reasonCode: z.string().optional(),
    /** Of a notice of a changed outcome: what it is now. */
    outcome: z.enum(OUTCOMES).optional(),
    /** Of a notice about a meeting: what it is about. */
    meeting: MeetingSchema.pick({
      meetingId: true,
      at: true,
      place: true,
      representatives: true,
    }).optional(),
  },
);
export const CaseNoticeTold = defineEvent(
  'case.noticeTold.v1',
  'A notice reached the complainant, as proven',
  {
    ...key,
    medium: z.string(),
    proof: z.enum(TOLD_PROOFS),
    /** When it arrived. */
    at: instant,
    milestones: z.array(z.string()),
  },
);
export const CaseNoticeFailed = defineEvent(
  'case.noticeFailed.v1',
  'A notice could not be brought to the complainant',
  {
    ...key,
    kind: z.enum(NOTICE_KINDS),
    label: LocalizedTextSchema,
    /** Staff id of who has to find another way; null where nobody owns the case. */
    owner: z.string().nullable(),
    /** Each way that was tried and why it failed, by code; empty where there was no way. */
    tried: z.array(z.object({ medium: z.enum(MESSAGE_MEDIA), error: z.string() })),
    /** What it must say and no program can: it was not written, and a person has to tell the complainant. By the code of the policy. */
    missing: z.array(z.string()).optional(),
  },
);
