import { z } from 'zod';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { CaseStateSchema } from '../vocabulary.js';
import { instant } from '../instant.js';

/** By what a complaint or a case was found. */
export const FOUND_BY = ['number', 'phone', 'name', 'words'] as const;
export type FoundBy = (typeof FOUND_BY)[number];

/** Body of a search: what is searched for may be a name or a phone number, which no address of a request may hold. */
export const FindQuerySchema = z.strictObject({
  q: z.string().trim().min(1).max(100),
  limit: z.number().int().min(1).max(50).default(20),
  cursor: CursorParameterSchema,
});
export type FindQuery = z.infer<typeof FindQuerySchema>;

/** Newest first. A page may hold fewer than were asked for and go on: one request looks at a limited number of entries. */
export const FoundPageSchema = pageOf(
  z.object({
    /** Null until the case is open. */
    caseNo: z.string().nullable(),
    complaintNo: z.string(),
    state: CaseStateSchema.nullable(),
    campus: z.string(),
    receivedAt: instant,
    foundBy: z.array(z.enum(FOUND_BY)),
  }),
);
export type FoundPage = z.infer<typeof FoundPageSchema>;
export type Found = FoundPage['items'][number];
