import { z } from 'zod';
import { instant } from '../instant.js';
import { StepTakenSchema } from './incidents.js';
import { DANGER_SOURCES } from './kinds.js';

/** The words of a complaint speak of danger: the steps that the policy asks for at once, each with who took it. */
export const PathStateSchema = z.object({
  sort: z.literal('path'),
  /** By the code of the policy. */
  dangers: z.array(z.string()),
  /** Who said what when, each word once; missing in files from before later words were followed. */
  words: z
    .array(
      z.object({
        /** Of the word, such as `message/3`. */
        key: z.string(),
        where: z.enum(DANGER_SOURCES),
        dangers: z.array(z.string()),
        at: instant,
      }),
    )
    .optional(),
  acknowledgedBy: z.uuid().nullable(),
  acknowledgedAt: instant.nullable(),
  escalatedAt: instant.nullable(),
  steps: z.array(StepTakenSchema),
});
export type PathState = z.infer<typeof PathStateSchema>;
