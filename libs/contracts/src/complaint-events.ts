import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.js';
import {
  ADDITION_KINDS,
  CaseKindSchema,
  COMPLAINT_ORIGINS,
  ChannelSchema,
  MOODS,
  RelationSchema,
  RoleSchema,
} from './vocabulary.js';
import { HAZARDS } from './without-schemas.js';

/** What staff who registered a complaint said of it, in codes, ids and flags; their words stay with intake. */
const RegisteredByStaffSchema = z.object({
  by: z.uuid(),
  role: RoleSchema,
  firstResponder: z.uuid(),
  /** Who is complained of, as far as the directory knows them. */
  respondents: z.object({ units: z.array(z.string()), persons: z.array(z.uuid()) }),
  /** `signed`, `voice`, or the policy's reason for which it was waived. */
  signature: z.string().nullable(),
  restated: z.boolean(),
  mood: z.enum(MOODS).nullable(),
  /** By who may only receive; the department is null where he belongs to none. */
  handedOver: z.object({ department: z.string().nullable() }).nullable(),
  resolvedOnSpot: z.boolean(),
});
export type RegisteredByStaff = z.infer<typeof RegisteredByStaffSchema>;

/** The case that a complaint comes from, and why it was opened without anybody writing it down. */
export const ComplaintOriginSchema = z.object({
  caseNo: z.string(),
  because: z.enum(COMPLAINT_ORIGINS),
});
export type ComplaintOrigin = z.infer<typeof ComplaintOriginSchema>;

/** A complaint is stored and numbered. It has not been assessed yet, and the event carries no words of the sender. */
export const ComplaintReceived = defineEvent(
  'complaint.received.v1',
  'A complaint was stored and numbered',
  {
    complaintNo: z.string(),
    channel: ChannelSchema,
    campus: z.string(),
    /** The department that the sender named, if any. */
    department: z.string().nullable(),
    receivedAt: z.iso.datetime({ offset: true }),
    caseKind: CaseKindSchema,
    anonymous: z.boolean(),
    relation: RelationSchema,
    /** Whether a phone number or an e-mail address is known, so that the outcome can be communicated. */
    contactable: z.boolean(),
    fieldsPresent: z.array(z.string()),
    attachmentCount: z.number().int().nonnegative(),
    externalRef: z.string().nullable(),
    /** True when the sender was shown the number and the time limits in the answer to the submission. */
    receiptShown: z.boolean(),
    /** When the body that sent the complaint wants the answer (12345 order). */
    externalDueAt: z.iso.datetime({ offset: true }).nullable().optional(),
    /** What a hazard is about, where the sender said it. */
    hazard: z.enum(HAZARDS).nullable().optional(),
    /** Dangers that the complaint speaks of, by the code of the policy; left out where there is none. */
    danger: z.array(z.string()).optional(),
    /** An earlier complaint with the same words and the same phone number, if there is one. */
    resembles: z.uuid().nullable().optional(),
    /** Missing unless another case brought it about. */
    origin: ComplaintOriginSchema.optional(),
    /** Missing or null unless staff registered it for the complainant. */
    registration: RegisteredByStaffSchema.nullable().optional(),
  },
);
export type ComplaintReceived = EventOf<typeof ComplaintReceived>;

/**
 * Something more was said about a complaint: a corrected text of the body that sent it, that someone presses for an answer (催办), or what its
 * sender told staff later, or what
 * staff corrected of the person. Words and values stay with intake.
 */
export const ComplaintSupplemented = defineEvent(
  'complaint.supplemented.v1',
  'Something was added to a complaint, or someone pressed for an answer',
  {
    complaintNo: z.string(),
    kind: z.enum(ADDITION_KINDS),
    at: z.iso.datetime({ offset: true }),
    /** When the answer is wanted now, if that was said again. */
    externalDueAt: z.iso.datetime({ offset: true }).nullable(),
    /** Said when staff entered a phone number or an e-mail address: from now on the person can be reached. */
    contactable: z.literal(true).optional(),
    /** Dangers that the new words speak of, by the code of the policy; left out where there is none. */
    danger: z.array(z.string()).optional(),
  },
);
export type ComplaintSupplemented = EventOf<typeof ComplaintSupplemented>;
