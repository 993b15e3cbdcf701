import { z } from 'zod';
import { MAX_CONTENT_CHARACTERS, MAX_DEMAND_CHARACTERS } from '../input/text.js';
import { instant } from '../instant.js';
import { filled } from './shapes.js';

/** What a sender says later about a complaint that is open: something more, or that he presses for the answer. */
export const AdditionRequestSchema = z.strictObject({
  kind: z.enum(['statement', 'urge']),
  content: filled(MAX_CONTENT_CHARACTERS),
  /** What is wanted now. */
  demand: filled(MAX_DEMAND_CHARACTERS).optional(),
  /** When it was said; now unless given. */
  saidAt: instant.optional(),
});
export type AdditionRequest = z.infer<typeof AdditionRequestSchema>;

export const AdditionTakenSchema = z.object({
  complaintNo: z.string(),
  caseNo: z.string(),
  /** Which addition of the complaint it is, from 1. */
  nr: z.number().int().positive(),
});
export type AdditionTaken = z.infer<typeof AdditionTakenSchema>;
