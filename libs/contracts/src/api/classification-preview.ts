import { z } from 'zod';
import { AdviceSchema } from '../advice.js';
import { instant } from '../instant.js';
import { ClockKindSchema, FactsSchema, LocalizedTextSchema, PRIORITIES } from '../vocabulary.js';

export const PreviewRequestSchema = z.strictObject({ facts: FactsSchema });

/** What the policy would make of a case with these facts; nothing is stored. */
export const ClassificationPreviewSchema = z.object({
  nature: z.string(),
  priority: z.enum(PRIORITIES),
  reportable: z.boolean(),
  advice: AdviceSchema,
  /** Track of the policy, and units as its rules name them. */
  track: z.string().nullable(),
  lead: z.string(),
  leadDepartment: z.string().nullable(),
  /** Limits that would then run, the nearest first; those that another one implies are left out. */
  limits: z.array(
    z.object({
      clockId: z.string(),
      label: LocalizedTextSchema,
      kind: ClockKindSchema,
      dueAt: instant,
    }),
  ),
  /** Facts that nobody has stated and that may still change the outcome, the weightiest first. */
  asks: z.array(z.object({ fact: z.string(), decides: z.array(z.string()) })),
});
export type ClassificationPreview = z.infer<typeof ClassificationPreviewSchema>;
