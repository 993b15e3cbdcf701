import { z } from 'zod';
import { IMPROVEMENT_ORIGINS, IMPROVEMENT_STEPS } from './improvements.js';
import { defineEvent, type EventOf } from './define-event.js';
import { instant } from './instant.js';

/** What is done so that it does not happen again (aggregate id = action id). No word that a person wrote is in it. */
const action = {
  campus: z.string(),
  department: z.string(),
  /** Who is to do it; null = the head of the department. */
  owner: z.uuid().nullable(),
  /** Which time it is done: 1, and one more after each check that found no improvement. */
  round: z.number().int().positive(),
};

export const ImprovementOpened = defineEvent(
  'improvement.opened.v1',
  'An improvement action was opened',
  {
    ...action,
    origin: z.enum(IMPROVEMENT_ORIGINS),
    category: z.string().nullable(),
    causes: z.array(z.string()),
    caseIds: z.array(z.uuid()),
    dueAt: instant,
    /** The action that did not help, when this one follows it. */
    follows: z.uuid().nullable(),
  },
);
export type ImprovementOpened = EventOf<typeof ImprovementOpened>;

export const ImprovementMoved = defineEvent(
  'improvement.moved.v1',
  'An improvement action has another last day',
  { ...action, dueAt: instant, previousDueAt: instant },
);
export type ImprovementMoved = EventOf<typeof ImprovementMoved>;

export const ImprovementClosed = defineEvent(
  'improvement.closed.v1',
  'An improvement action was done, and waits for its effect check',
  { ...action, checkDueAt: instant },
);
export type ImprovementClosed = EventOf<typeof ImprovementClosed>;

export const ImprovementEffectChecked = defineEvent(
  'improvement.effectChecked.v1',
  'Somebody looked whether an improvement action helped',
  {
    ...action,
    improved: z.boolean(),
    /** When it did not help: it is done again by this time, or another action follows it. */
    dueAt: instant.nullable(),
    followedBy: z.uuid().nullable(),
  },
);
export type ImprovementEffectChecked = EventOf<typeof ImprovementEffectChecked>;

export const ImprovementWithdrawn = defineEvent(
  'improvement.withdrawn.v1',
  'An improvement action is not needed any more',
  action,
);
export type ImprovementWithdrawn = EventOf<typeof ImprovementWithdrawn>;

export const ImprovementDue = defineEvent(
  'improvement.due.v1',
  'An improvement action, or its effect check, is due, late or taken one level up',
  {
    ...action,
    step: z.enum(IMPROVEMENT_STEPS),
    dueAt: instant,
    /** Roles to notify. */
    notify: z.array(z.string()),
  },
);
export type ImprovementDue = EventOf<typeof ImprovementDue>;
