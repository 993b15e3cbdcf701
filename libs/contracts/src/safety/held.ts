import { z } from 'zod';
import { filled } from '../api/shapes.js';
import { instant } from '../instant.js';
import { CONTACT_MEDIA, LocalizedTextSchema } from '../vocabulary.js';
import { CONTACT_LIMITS, MARK_SUBJECTS, MARKS, RESTRICTION_STANDS } from './kinds.js';
import { code, words } from './shapes.js';

/** What two people hold against somebody until a day: reviewed by others than who set it, open to appeal, over by itself. */
const held = {
  stand: z.enum(RESTRICTION_STANDS),
  proposedBy: z.uuid(),
  decidedBy: z.uuid().nullable(),
  until: z.iso.date(),
  /** When somebody else looks at it again; that time may have passed. */
  reviewAt: instant.nullable(),
  toldAt: instant.nullable(),
  appealedAt: instant.nullable(),
  appealAnsweredAt: instant.nullable(),
};

/** How an abusive person may reach the house until a day. Nobody outside sees it; complaints are always received. */
export const RestrictionStateSchema = z.object({
  sort: z.literal('restriction'),
  ...held,
  limits: z.array(z.enum(CONTACT_LIMITS)),
});
type RestrictionState = z.infer<typeof RestrictionStateSchema>;

/** A person or a complaint is called malicious or abusive until a day. */
export const MarkStateSchema = z.object({
  sort: z.literal('mark'),
  ...held,
  mark: z.enum(MARKS),
  of: z.enum(MARK_SUBJECTS),
});
type MarkState = z.infer<typeof MarkStateSchema>;
export type HeldState = RestrictionState | MarkState;

/** The person is known by the case: whoever complained in it. */
export const ProposeRestrictionSchema = z.strictObject({
  sort: z.literal('restriction'),
  campus: code,
  caseNo: filled(40),
  limits: z.array(z.enum(CONTACT_LIMITS)).min(1).max(5),
  until: z.iso.date(),
  /** Which channel, which contact person. */
  title: filled(200),
  /** The grounds. */
  text: words,
});
export type ProposeRestriction = z.infer<typeof ProposeRestrictionSchema>;

export const ProposeMarkSchema = z.strictObject({
  sort: z.literal('mark'),
  campus: code,
  caseNo: filled(40),
  mark: z.enum(MARKS),
  of: z.enum(MARK_SUBJECTS),
  /** As long as the policy says where no day is given. */
  until: z.iso.date().optional(),
  /** The grounds. */
  text: words,
});
export type ProposeMark = z.infer<typeof ProposeMarkSchema>;

export const HELD_ACTS = [
  z.strictObject({ act: z.literal('agree'), text: words.optional() }),
  z.strictObject({ act: z.literal('refuse'), text: words }),
  z.strictObject({ act: z.literal('tell'), medium: z.enum(CONTACT_MEDIA), text: words }),
  /** Kept as it is until its end, after somebody who did not set it looked at it again. */
  z.strictObject({ act: z.literal('review'), text: words }),
  /** By staff, for the person; who writes on the progress page appeals himself. */
  z.strictObject({ act: z.literal('appeal'), text: words }),
  z.strictObject({ act: z.literal('answerAppeal'), lift: z.boolean(), text: words }),
  z.strictObject({ act: z.literal('lift'), text: words }),
] as const;

/** What is in force about the people who complained in these cases. */
export const RestrictedQuerySchema = z.strictObject({
  caseNos: z.array(filled(40)).min(1).max(200),
});
export const RestrictedSchema = z.object({
  items: z.array(
    z.object({
      fileId: z.uuid(),
      caseNo: z.string(),
      /** Empty for a mark. */
      limits: z.array(z.enum(CONTACT_LIMITS)),
      mark: z.enum(MARKS).nullable(),
      until: z.iso.date(),
      /** Which channel, which contact person. */
      contact: z.string().nullable(),
      /** How to go on with the person, in the words of the policy; null for a mark. */
      goOn: LocalizedTextSchema.nullable(),
    }),
  ),
});
export type Restricted = z.infer<typeof RestrictedSchema>;
