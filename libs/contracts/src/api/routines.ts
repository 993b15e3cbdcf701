import { z } from 'zod';
import { instant } from '../instant.js';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { LocalizedTextSchema } from '../vocabulary.js';
import { filled } from './shapes.js';

/** A routine of one day, week, month or quarter: the boxes of 26 November. */
export const RoutineTaskSchema = z.object({
  taskId: z.uuid(),
  routineId: z.string(),
  label: LocalizedTextSchema,
  campus: z.string(),
  owner: z.string(),
  /** The department that owes it; null when nobody in the directory answers for the owner. */
  department: z.string().nullable(),
  /** First day of the period. */
  period: z.iso.date(),
  dueAt: instant,
  /** Still to do in time, to do although its time is over, done in time, done late. */
  state: z.enum(['open', 'missed', 'done', 'done_late']),
  missedAt: instant.nullable(),
  escalatedAt: instant.nullable(),
  doneAt: instant.nullable(),
  doneBy: z.uuid().nullable(),
  note: z.string().nullable(),
  /** Whether the reader may mark it as done. */
  mayDo: z.boolean(),
});
export type RoutineTask = z.infer<typeof RoutineTaskSchema>;
export const RoutineTasksSchema = pageOf(RoutineTaskSchema);

export const RoutineQuerySchema = z.object({
  /** `open`: all that is still to do, the first due first. `done`: what was done, the last first. */
  list: z.enum(['open', 'done']).default('open'),
  campus: z.string().max(60).optional(),
  routine: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: CursorParameterSchema,
});
export type RoutineQuery = z.infer<typeof RoutineQuerySchema>;

export const RoutineDoneSchema = z.strictObject({ note: filled(500).optional() });
