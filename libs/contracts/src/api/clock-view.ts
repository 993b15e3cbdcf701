import { z } from 'zod';
import { ClockKindSchema, LocalizedTextSchema } from '../vocabulary.js';
import { instant } from '../instant.js';

const ladderStep = {
  stepId: z.string(),
  action: z.enum(['remind', 'warn', 'breach', 'escalate', 'report']),
  level: z.number().int().nonnegative(),
  notify: z.array(z.string()),
};
/** How an acknowledgement stands: waited for, given, or no longer needed as the clock ended or moved. */
export const ACKNOWLEDGEMENT_STATES = ['open', 'acknowledged', 'not_needed'] as const;
/** A step of a ladder that acted. */
const ActedStepSchema = z.object({
  ...ladderStep,
  generation: z.number().int(),
  stepAt: instant,
  firedAt: instant,
  latenessMs: z.number().int(),
  cause: z.enum(['time', 'unacknowledged']),
  acknowledgement: z
    .object({
      state: z.enum(ACKNOWLEDGEMENT_STATES),
      dueAt: instant,
      acknowledgedAt: instant.nullable(),
      acknowledgedBy: z.uuid().nullable(),
      /** Whether the reader is one of those who may acknowledge it. */
      mine: z.boolean(),
    })
    .nullable(),
});
export type ActedStep = z.infer<typeof ActedStepSchema>;
/** A step to come; `at` is earlier than its own time when the step before stays unacknowledged. */
const ClockStepAheadSchema = z.object({
  ...ladderStep,
  at: instant,
  unlessAcknowledged: z.boolean(),
});
export type ClockStepAhead = z.infer<typeof ClockStepAheadSchema>;

export const ClockViewSchema = z.object({
  clockId: z.string(),
  label: LocalizedTextSchema,
  kind: ClockKindSchema,
  state: z.enum(['running', 'paused', 'met', 'breached', 'cancelled']),
  owner: z.string(),
  startedAt: instant,
  dueAt: instant,
  originalDueAt: instant,
  metAt: instant.nullable(),
  breachedAt: instant.nullable(),
  provisional: z.boolean(),
  impliedBy: z.string().nullable(),
  explanation: z.array(LocalizedTextSchema),
  ref: z.array(z.string()),
  /** What the policy lets people do: extend it, agree on a date with the complainant, or complain of who broke it. */
  allows: z.array(z.enum(['extend', 'agree', 'complain'])).optional(),
  /** The policy wants the complainant to get a notice when this clock is extended, and there is a way to send one. */
  extensionNotice: z.boolean().optional(),
  /** Promised to the complainant: kept although a newer calendar would make it earlier. */
  heldTo: instant.nullable().optional(),
  /** Steps that acted, oldest first. */
  acted: z.array(ActedStepSchema).optional(),
  /** Steps to come while the clock runs, and the instant at which the next one acts. */
  ahead: z.array(ClockStepAheadSchema).optional(),
});
export type ClockView = z.infer<typeof ClockViewSchema>;
