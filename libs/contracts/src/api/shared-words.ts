import { z } from 'zod';

/** As many as a common problem shows. */
const MOST = 50;

export const SharedWordsQuerySchema = z.strictObject({
  complaintNos: z.array(z.string().min(1).max(40)).min(2).max(MOST),
});
export type SharedWordsQuery = z.infer<typeof SharedWordsQuerySchema>;

export const SharedWordsSchema = z.object({
  /** Words that stand in most of those that the reader may read, the most frequent first; none where he reads fewer than two. */
  words: z.array(z.string()),
  /** How many of them he may read. */
  read: z.number().int(),
});
export type SharedWords = z.infer<typeof SharedWordsSchema>;
