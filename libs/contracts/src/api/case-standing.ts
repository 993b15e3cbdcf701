import { z } from 'zod';
import { CaseDetailSchema } from './case-detail.js';

/** Cases for which something is done at once. */
export const MOST_AT_ONCE = 50;
/** Commands that are given to many cases at once; acknowledging goes by the steps that ask for it. */
export const COMMANDS_FOR_MANY = ['merge', 'assign', 'note', 'urge'] as const;

export const CaseStandingRequestSchema = z.strictObject({
  caseNos: z.array(z.string().min(1).max(40)).min(1).max(MOST_AT_ONCE),
});

/** What a command for many cases has to know of one; nothing of it is anybody's words. */
const CaseStandingSchema = z.object({
  caseNo: z.string(),
  version: z.number().int(),
  owner: z.uuid().nullable(),
  /** Those of `COMMANDS_FOR_MANY` that its state knows. */
  commands: CaseDetailSchema.shape.commands,
  /** Steps of its clocks that wait for the reader to say that he knows. */
  asked: z.array(z.object({ clockId: z.string(), stepId: z.string() })),
});
export type CaseStanding = z.infer<typeof CaseStandingSchema>;
/** Of those cases that the reader sees. */
export const CaseStandingsSchema = z.object({ items: z.array(CaseStandingSchema) });
