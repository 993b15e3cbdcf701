import { z } from 'zod';
import { instant } from './instant.js';
import { ApproverSchema } from './remedies.js';
import { ESCALATED_MATTERS } from './vocabulary.js';

/** Somebody could not settle it and handed it up by hand. Reason and ruling are words of the log. */
export const EscalationSchema = z.object({
  escalationId: z.uuid(),
  matter: z.enum(ESCALATED_MATTERS),
  /** Step of the policy's path; null where the policy has none. */
  step: z.string().nullable(),
  /** Any of them takes it up. */
  to: z.array(ApproverSchema),
  raisedAt: instant,
  raisedBy: z.string().nullable(),
  /** The clock that watches it; left out where the policy sets no limit. */
  clockId: z.string().optional(),
  dueAt: instant.optional(),
  takenAt: instant.nullable(),
  takenBy: z.string().nullable(),
  ruledAt: instant.nullable(),
});
export type Escalation = z.infer<typeof EscalationSchema>;

/** Whether the complaint was checked: that it is true and whole, who it comes from, and that it is no repetition. */
export const VerificationSchema = z.object({
  finding: z.enum(['true', 'partly_true', 'untrue', 'incomplete', 'not_verifiable']),
  identityChecked: z.boolean(),
  repetitionChecked: z.boolean(),
  at: instant,
  by: z.string().nullable(),
});
export type Verification = z.infer<typeof VerificationSchema>;
