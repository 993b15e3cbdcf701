import { z } from 'zod';
import { LOOP_KINDS } from '../loops.js';

/** One campus, and the days in which what ended has ended, both included. What is still open is counted whenever it was opened. */
export const LoopScopeFields = {
  campus: z.string().max(60).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
};
export const LoopQuerySchema = z.object(LoopScopeFields);
export type LoopScope = z.infer<typeof LoopQuerySchema>;

/** Null: nothing of this kind stands so, or the reader may not see its list. */
const count = z.number().int().nullable();
const LoopCountsSchema = z.object({
  open: count,
  overdue: count,
  check: count,
  improved: count,
  closed: count,
});
export type LoopCounts = z.infer<typeof LoopCountsSchema>;

/** How all that is learned from complaints stands, a row for each kind. */
export const LoopsSchema = z.object({
  items: z.array(LoopCountsSchema.extend({ kind: z.enum(LOOP_KINDS) })),
});
export type Loops = z.infer<typeof LoopsSchema>;
