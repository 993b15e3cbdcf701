import { z } from 'zod';
import { instant } from './instant.js';
import { MoneySchema } from './money.js';
import { PLAN_CHOICES, REMEDIES } from './remedy-codes.js';

/** One way to make the matter good, as it is offered; its words are kept apart. */
export const AlternativeSchema = z.object({
  remedies: z.array(z.enum(REMEDIES)),
  amount: MoneySchema.nullable(),
});

/** What is offered to the complainant, the best first, and what he said to it. */
export const OfferedPlanSchema = z.object({
  planId: z.uuid(),
  offeredAt: instant.nullable(),
  alternatives: z.array(AlternativeSchema),
  choice: z.enum(PLAN_CHOICES).nullable(),
  /** Which alternative was chosen, counted from 1. */
  chosen: z.number().int().positive().nullable(),
  decidedAt: instant.nullable(),
});
export type OfferedPlan = z.infer<typeof OfferedPlanSchema>;
