import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.js';
import { instant } from './instant.js';
import { LocalizedTextSchema, UnitMeaningsSchema } from './vocabulary.js';

/** A routine that a campus owes for a day, week, month or quarter (aggregate id = task id). */
const task = {
  routineId: z.string(),
  label: LocalizedTextSchema,
  campus: z.string(),
  /** Who owes it, as the policy names the unit, and the department that this is. */
  owner: z.string(),
  department: z.string().nullable(),
  /** First day of its period. */
  period: z.iso.date(),
  dueAt: instant,
  /** What the owner and the names in `notify` are, where the policy says so. */
  means: UnitMeaningsSchema.optional(),
};

export const RoutineMissed = defineEvent(
  'routine.missed.v1',
  'A routine was not done in its time',
  task,
);
export type RoutineMissed = EventOf<typeof RoutineMissed>;

export const RoutineEscalated = defineEvent(
  'routine.escalated.v1',
  'A missed routine was taken one level up',
  {
    ...task,
    /** Roles or units to notify. */
    notify: z.array(z.string()),
  },
);
export type RoutineEscalated = EventOf<typeof RoutineEscalated>;

export const RoutineDone = defineEvent('routine.done.v1', 'A routine was done, in time or late', {
  ...task,
  late: z.boolean(),
});
export type RoutineDone = EventOf<typeof RoutineDone>;
