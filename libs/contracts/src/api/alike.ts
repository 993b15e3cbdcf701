import { z } from 'zod';
import { MAX_CONTENT_CHARACTERS } from '../input/text.js';
import { instant } from '../instant.js';
import { CursorParameterSchema } from '../paging.js';
import { CaseStateSchema } from '../vocabulary.js';
import { filled } from './shapes.js';

/** Why a complaint may be of the same person, or about the same matter. */
const ALIKE_REASONS = ['phone', 'record', 'name', 'words', 'occurred'] as const;
export type AlikeReason = (typeof ALIKE_REASONS)[number];

/** What is typed so far about a complaint that is being registered; a phone number that is not whole yet finds nothing. */
export const AlikeQuerySchema = z.strictObject({
  campus: filled(60),
  phone: filled(100).optional(),
  name: filled(100).optional(),
  recordNo: filled(60).optional(),
  words: filled(MAX_CONTENT_CHARACTERS).optional(),
  occurredAt: instant.optional(),
});
export type AlikeQuery = z.infer<typeof AlikeQuerySchema>;

/** A page of what belongs with a complaint. */
export const RelatedQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(50).default(10),
  cursor: CursorParameterSchema,
});
export type RelatedQuery = z.infer<typeof RelatedQuerySchema>;

/** Likely the same matter first, then the newest. */
export const AlikePageSchema = z.object({
  items: z.array(
    z.object({
      complaintNo: z.string(),
      caseNo: z.string(),
      campus: z.string(),
      receivedAt: instant,
      /** Null until the case is open. */
      state: CaseStateSchema.nullable(),
      /** Handling goes on, so something can be added. */
      open: z.boolean(),
      reasons: z.array(z.enum(ALIKE_REASONS)),
      /** The same person with the same words, or about the same day. */
      sameMatter: z.boolean(),
      /** The first words; null where the reader sees none. */
      gist: z.string().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
  /** Cases of the same phone or record number, for who may know how a person is restricted; missing for everybody else. */
  samePerson: z.array(z.string()).optional(),
  /** How many there are on all pages. */
  total: z.number().int().nonnegative(),
});
export type AlikePage = z.infer<typeof AlikePageSchema>;
export type Alike = AlikePage['items'][number];
