import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.js';
import { instant } from './instant.js';

/** When a reader who has not confirmed is notified again, and when somebody above. */
export const READING_STEPS = ['reminder', 'overdue', 'escalation'] as const;
export type ReadingStep = (typeof READING_STEPS)[number];

/** Something that people have to read and confirm (aggregate id = reading id). Its title is that of a rule or a typical case. */
const reading = { title: z.string(), dueAt: instant, readers: z.array(z.uuid()) };

export const ReadingAsked = defineEvent(
  'reading.asked.v1',
  'People have to read something by a day: those asked at first, and whoever comes later',
  reading,
);
export type ReadingAsked = EventOf<typeof ReadingAsked>;

export const ReadingDue = defineEvent(
  'reading.due.v1',
  'People have not confirmed that they read something, and are reminded, late or taken one level up',
  {
    ...reading,
    step: z.enum(READING_STEPS),
    /** Roles and units to notify when it is taken one level up, for the readers of this department. */
    notify: z.array(z.string()),
    department: z.string().nullable(),
  },
);
export type ReadingDue = EventOf<typeof ReadingDue>;
