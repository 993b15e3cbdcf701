import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.js';
import { instant } from './instant.js';

/** The same matter again and again in one department, or complaints in like words (aggregate id = problem id). */
const problem = {
  /** Left out when they are about the same matter. */
  foundBy: z.literal('words').optional(),
  campus: z.string(),
  department: z.string(),
  category: z.string(),
};

export const PatternDetected = defineEvent(
  'pattern.detected.v1',
  'Many complaints about the same matter in one department',
  {
    ...problem,
    count: z.number().int().positive(),
    since: instant,
  },
);
export type PatternDetected = EventOf<typeof PatternDetected>;

export const PatternAnswered = defineEvent(
  'pattern.answered.v1',
  'A common problem is acted on, or was set aside with a reason',
  {
    ...problem,
    /** The action that was opened for it; null when it was set aside. */
    actionId: z.uuid().nullable(),
  },
);
export type PatternAnswered = EventOf<typeof PatternAnswered>;
