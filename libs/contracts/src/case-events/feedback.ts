import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { instant } from '../instant.js';
import {
  CALL_DIRECTIONS,
  CALL_OUTCOMES,
  CALLED_BACK,
  CLOSED_UNANSWERED,
  FOLLOW_UP_FINDINGS,
  FOLLOW_UP_RESULTS,
  OUTCOMES,
  SPEAKER_CONSENTS,
  UnitMeaningsSchema,
} from '../vocabulary.js';
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
    /** The department that told him itself; left out where the centre did. */
    department: z.string().optional(),
    /** The hospital has apologised. */
    apologised: z.literal(true).optional(),
  },
);
/** His words are kept apart. */
export const CaseSpeakerAgreed = defineEvent(
  'case.speakerAgreed.v1',
  'The complainant said whether the department may answer him itself',
  { state, consent: z.enum(SPEAKER_CONSENTS) },
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
  result: z.enum(FOLLOW_UP_RESULTS),
  /** How often the complainant was called, this time included. */
  attempts: z.number().int().positive().optional(),
  finding: z.enum(FOLLOW_UP_FINDINGS).optional(),
  score: z.number().int().min(1).max(5).optional(),
  medium: z.string().optional(),
  /** Under what lists and figures find the case since; missing in what was recorded before they did. */
  found: z.array(z.enum(CALLED_BACK)).optional(),
  /** What follows for who is not satisfied; `new_complaint`: one with a number of its own; `last_round`: the policy allows no further round, so nothing is opened. */
  consequence: z
    .object({
      action: z.enum(['reopen', 'second_complaint', 'new_complaint', 'last_round']),
      /** By which amounts are multiplied for a second complaint. */
      multiplier: z.number().positive().optional(),
    })
    .optional(),
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
    medium: z.string().optional(),
  },
);
/** A call with the complainant beside the steps of handling; its note and the end of the number are kept apart, sealed. */
export const CaseCallLogged = defineEvent('case.callLogged.v1', 'The complainant was called', {
  state,
  direction: z.enum(CALL_DIRECTIONS),
  outcome: z.enum(CALL_OUTCOMES),
  durationSeconds: z.number().int().nonnegative().nullable(),
  recording: z.object({ reference: z.string(), sha256: z.string() }).nullable(),
  nextTryAt: instant.nullable(),
});
