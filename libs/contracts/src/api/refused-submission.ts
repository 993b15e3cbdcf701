import { z } from 'zod';
import { instant } from '../instant.js';

/** A message of a channel adapter that could not be taken, without its words. */
export const RefusedSubmissionSchema = z.object({
  id: z.uuid(),
  refusedAt: instant,
  /** Name of the adapter; null when the API key belonged to none. */
  adapter: z.string().nullable(),
  channel: z.string(),
  messageId: z.string().nullable(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
  bytes: z.number().int(),
  state: z.enum(['open', 'taken', 'dismissed']),
  settledAt: instant.nullable(),
  settledBy: z.uuid().nullable(),
  settledReason: z.string().nullable(),
  complaintNo: z.string().nullable(),
});
export type RefusedSubmission = z.infer<typeof RefusedSubmissionSchema>;

export const RefusedDetailSchema = RefusedSubmissionSchema.extend({
  /** The message as it came, to be corrected; null when it was decided about or cannot be read as text. */
  body: z.string().nullable(),
});
export type RefusedDetail = z.infer<typeof RefusedDetailSchema>;
