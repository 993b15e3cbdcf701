import { z } from 'zod';
import { instant } from '../instant.js';
import { StepTakenSchema } from './incidents.js';

/** The words of a complaint speak of danger: the steps that the policy asks for at once, each with who took it. */
export const PathStateSchema = z.object({
  sort: z.literal('path'),
  /** By the code of the policy. */
  dangers: z.array(z.string()),
  acknowledgedBy: z.uuid().nullable(),
  acknowledgedAt: instant.nullable(),
  escalatedAt: instant.nullable(),
  steps: z.array(StepTakenSchema),
});
export type PathState = z.infer<typeof PathStateSchema>;
