import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { instant } from '../instant.js';
import { CLOSED_UNANSWERED, OUTCOMES, UnitMeaningsSchema } from '../vocabulary.js';
import { state } from './state.js';

export const CaseFeedbackInterim = defineEvent(
  'case.feedbackInterim.v1',
  'The complainant was informed of the progress',
  {
    state,
    medium: z.string(),
  },
);
export const CaseFeedbackGiven = defineEvent(
  'case.feedbackGiven.v1',
  'The complainant was informed of the outcome',
  {
    state,
    medium: z.string(),
    written: z.boolean(),
    satisfaction: z.number().int().min(1).max(5).nullable(),
    outcome: z.enum(OUTCOMES),
  },
);
export const CaseClosed = defineEvent('case.closed.v1', 'Handling is over', {
  state,
  outcome: z.enum(OUTCOMES),
  round: z.number().int().positive(),
  /** Why the complainant was not informed of an outcome, if so. */
  unanswered: z.enum(CLOSED_UNANSWERED).optional(),
});
export const CaseWithdrawn = defineEvent('case.withdrawn.v1', 'The complainant withdrew', {
  state,
});

export const CaseFollowUpPlanned = defineEvent(
  'case.followUpPlanned.v1',
  'Call-backs were planned',
  {
    state,
    planId: z.string(),
    executor: z.string(),
    tracker: z.string().nullable(),
    alsoCreates: z.array(z.string()),
    /** What `executor` and `tracker` are in the case, where the policy says so. */
    means: UnitMeaningsSchema.optional(),
    items: z.array(
      z.object({
        itemNo: z.number().int().positive(),
        clockId: z.string(),
        dueAt: instant,
        provisional: z.boolean(),
      }),
    ),
  },
);
export const CaseFollowUpDone = defineEvent('case.followUpDone.v1', 'A call-back was made', {
  state,
  planId: z.string(),
  itemNo: z.number().int().positive(),
  result: z.enum(['satisfied', 'dissatisfied', 'unreachable']),
  /** How often the complainant was called, this time included. */
  attempts: z.number().int().positive().optional(),
});
/** An unanswered call; the call-back stays open until the policy's number of attempts is used up. */
export const CaseFollowUpAttempted = defineEvent(
  'case.followUpAttempted.v1',
  'A call-back went unanswered and will be repeated',
  {
    state,
    planId: z.string(),
    itemNo: z.number().int().positive(),
    /** 1 for the first call. */
    attempt: z.number().int().positive(),
    of: z.number().int().positive(),
  },
);
