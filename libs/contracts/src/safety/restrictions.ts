import { z } from 'zod';
import { filled } from '../api/shapes.js';
import { instant } from '../instant.js';
import { CONTACT_MEDIA } from '../vocabulary.js';
import { CONTACT_LIMITS, RESTRICTION_STANDS } from './kinds.js';
import { code, words } from './shapes.js';

/** How an abusive person may reach the house until a day, decided by two people. Nobody outside sees it; complaints are always received. */
export const RestrictionStateSchema = z.object({
  sort: z.literal('restriction'),
  stand: z.enum(RESTRICTION_STANDS),
  limits: z.array(z.enum(CONTACT_LIMITS)),
  proposedBy: z.uuid(),
  decidedBy: z.uuid().nullable(),
  until: z.iso.date(),
  reviewAt: instant.nullable(),
  toldAt: instant.nullable(),
  appealedAt: instant.nullable(),
  appealAnsweredAt: instant.nullable(),
});
export type RestrictionState = z.infer<typeof RestrictionStateSchema>;

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

export const RESTRICTION_ACTS = [
  z.strictObject({ act: z.literal('agree'), text: words.optional() }),
  z.strictObject({ act: z.literal('refuse'), text: words }),
  z.strictObject({ act: z.literal('tell'), medium: z.enum(CONTACT_MEDIA), text: words }),
  /** Kept as it is until its end, after somebody looked at it again. */
  z.strictObject({ act: z.literal('review'), text: words }),
  z.strictObject({ act: z.literal('appeal'), text: words }),
  z.strictObject({ act: z.literal('answerAppeal'), lift: z.boolean(), text: words }),
  z.strictObject({ act: z.literal('lift'), text: words }),
] as const;

/** Restrictions in force of the people who complained in these cases. */
export const RestrictedQuerySchema = z.strictObject({
  caseNos: z.array(filled(40)).min(1).max(100),
});
export const RestrictedSchema = z.object({
  items: z.array(
    z.object({
      fileId: z.uuid(),
      caseNo: z.string(),
      limits: z.array(z.enum(CONTACT_LIMITS)),
      until: z.iso.date(),
    }),
  ),
});
export type Restricted = z.infer<typeof RestrictedSchema>;
