import { z } from 'zod';

/** RFC 9457. `code` is stable; `detail` says what to do. */
export const ProblemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  instance: z.string().optional(),
  requestId: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  currentVersion: z.number().int().optional(),
  /** The complaint that stands in the way: the one registered for the same call. */
  complaintNo: z.string().optional(),
});
export type Problem = z.infer<typeof ProblemSchema>;
