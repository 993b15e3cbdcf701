import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { instant } from '../instant.js';
import { UnitMeaningsSchema } from '../vocabulary.js';

/** What a safety file other than an incident asks of somebody. */
const ASKED = ['emergency', 'task', 'look', 'decide', 'review', 'appeal', 'path'] as const;
export type SafetyAsked = (typeof ASKED)[number];

/** Aggregate id = the file. No word of what it is about. */
const file = {
  campus: z.string(),
};

export const SafetyAskedFor = defineEvent(
  'safety.asked.v1',
  'An emergency, a watch of the media, a restriction or danger in a complaint asks somebody to act',
  {
    ...file,
    what: z.enum(ASKED),
    /** Roles or units; a person where one is asked by name. */
    notify: z.array(z.string()),
    person: z.uuid().nullable(),
    means: UnitMeaningsSchema.optional(),
    dueAt: instant.nullable(),
  },
);
export type SafetyAskedFor = EventOf<typeof SafetyAskedFor>;

export const SafetySettled = defineEvent(
  'safety.settled.v1',
  'What a safety file asked for is done or over',
  /** Null = everything. */
  { ...file, what: z.enum(ASKED).nullable() },
);
export type SafetySettled = EventOf<typeof SafetySettled>;
