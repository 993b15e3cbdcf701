import { z } from 'zod';

/** A page of the work list at its longest. */
const MOST_GISTS = 200;

export const GistsQuerySchema = z.strictObject({
  complaintNos: z.array(z.string().min(1).max(40)).min(1).max(MOST_GISTS),
});
export type GistsQuery = z.infer<typeof GistsQuerySchema>;

/** What a row of a list says of a complaint. What is null is of a class of fields that the reader does not see. */
const GistSchema = z.object({
  complaintNo: z.string(),
  /** The first words, in one line. */
  gist: z.string().nullable(),
  anonymous: z.boolean(),
  /** Masked. */
  name: z.string().nullable(),
  files: z.number().int().nullable(),
  /** Which complaint of the same phone number this is, of those that came within the time in which one counts as repeated. */
  nth: z.number().int().nullable(),
  /** The number of an earlier complaint with the same words and phone number. */
  resembles: z.string().nullable(),
});
export type Gist = z.infer<typeof GistSchema>;

/** In no order; a complaint that the reader does not reach is left out. */
export const GistsSchema = z.object({ items: z.array(GistSchema) });
export type Gists = z.infer<typeof GistsSchema>;
