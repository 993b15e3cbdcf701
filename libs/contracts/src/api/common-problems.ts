import { z } from 'zod';
import { instant } from '../instant.js';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { LoopScopeFields } from './loops.js';
import { filled } from './shapes.js';

/** The same matter again and again in one department, or complaints in like words, wherever they belong. */
const FOUND_BY = ['matter', 'words'] as const;
export type FoundProblemBy = (typeof FOUND_BY)[number];

/** The same problem, complained of again and again; of cases in like words, the department and the matter are those of most of them. */
const CommonProblemSchema = z.object({
  problemId: z.uuid(),
  foundBy: z.enum(FOUND_BY),
  campus: z.string(),
  department: z.string(),
  category: z.string(),
  /** How many complaints are behind it by now, and when the first of them came. */
  count: z.number().int(),
  since: instant,
  /** How many of them each department answers for, most first. */
  departments: z.array(z.object({ department: z.string(), count: z.number().int() })),
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
  ...LoopScopeFields,
  /** Not answered; answered; of these, with an action whose effect is not known yet, with one that helped, or without. */
  list: z.enum(['open', 'answered', 'check', 'improved', 'closed']).default('open'),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: CursorParameterSchema,
});
export type CommonProblemQuery = z.infer<typeof CommonProblemQuerySchema>;

/** How often it was right to find a problem: what was found, and answered by an action or set aside, in the last twelve months. */
const ProblemFiguresSchema = z.object({
  foundBy: z.enum(FOUND_BY),
  open: z.number().int(),
  acted: z.number().int(),
  setAside: z.number().int(),
});
export const CommonProblemFiguresSchema = z.object({ rows: z.array(ProblemFiguresSchema) });
export type CommonProblemFigures = z.infer<typeof CommonProblemFiguresSchema>;

export const DismissProblemSchema = z.strictObject({ reason: filled(1_000) });
