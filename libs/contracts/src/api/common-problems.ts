import { z } from 'zod';
import { instant } from '../instant.js';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { filled } from './shapes.js';

/** The same matter, complained of again and again in one department. */
const CommonProblemSchema = z.object({
  problemId: z.uuid(),
  campus: z.string(),
  department: z.string(),
  category: z.string(),
  /** How many complaints are behind it by now, and when the first of them came. */
  count: z.number().int(),
  since: instant,
  /** By the policy: so many within this time. */
  atCount: z.number().int(),
  window: z.object({ value: z.number().int(), unit: z.enum(['day', 'month']) }),
  foundAt: instant,
  answeredAt: instant.nullable(),
  answeredBy: z.uuid().nullable(),
  actionId: z.uuid().nullable(),
  reason: z.string().nullable(),
  /** The newest of its cases that the reader may see. */
  caseNos: z.array(z.string()),
  mayAnswer: z.boolean(),
});
export type CommonProblem = z.infer<typeof CommonProblemSchema>;
export const CommonProblemsSchema = pageOf(CommonProblemSchema);

export const CommonProblemQuerySchema = z.object({
  list: z.enum(['open', 'answered']).default('open'),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: CursorParameterSchema,
});
export type CommonProblemQuery = z.infer<typeof CommonProblemQuerySchema>;

export const DismissProblemSchema = z.strictObject({ reason: filled(1_000) });
