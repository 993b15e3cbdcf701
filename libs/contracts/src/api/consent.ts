import { z } from 'zod';
import { instant } from '../instant.js';
import { LocalizedTextSchema, RelationSchema } from '../vocabulary.js';
import { PersonPhoneSchema } from './submission.js';

/** How a question to a patient stands. */
const ConsentStateSchema = z.enum(['open', 'expired', 'given', 'refused']);

/** Asks the patient to agree; with a number the link goes there as well. */
export const AskConsentSchema = z.strictObject({ phone: PersonPhoneSchema.optional() });
export type AskConsent = z.infer<typeof AskConsentSchema>;

/** The token of the link, for who asked: it is shown on the spot, and stands in no list. */
export const ConsentLinkSchema = z.object({
  token: z.string(),
  expiresAt: instant,
  /** A text with the link is on its way. */
  texted: z.boolean(),
});
export type ConsentLink = z.infer<typeof ConsentLinkSchema>;

/** What the complainant knows of it. */
export const ConsentStandingSchema = z.object({
  /** False for a patient who complains. */
  needed: z.boolean(),
  /** Whether the hospital can send the link as a text. */
  texts: z.boolean(),
  /** The newest question; null where nobody was asked. */
  last: z.object({ state: ConsentStateSchema, expiresAt: instant }).nullable(),
});
export type ConsentStanding = z.infer<typeof ConsentStandingSchema>;

/** What the patient is asked: by whom, of which hospital, and no word of the complaint. */
export const AskedConsentSchema = z.object({
  state: ConsentStateSchema,
  hospital: LocalizedTextSchema,
  /** The names are masked, and there only while the question is open. */
  complainant: z.string().nullable(),
  patient: z.string().nullable(),
  relation: RelationSchema.nullable(),
  expiresAt: instant,
});
export type AskedConsent = z.infer<typeof AskedConsentSchema>;

export const AnswerConsentSchema = z.strictObject({ agrees: z.boolean() });
export type AnswerConsent = z.infer<typeof AnswerConsentSchema>;
